import { type MountedApp, mount } from 'yieldcast/app';
import 'yieldcast/style.css';
import { count, sound } from '../sketches.js';

const show = async (id: string, source: string): Promise<MountedApp> => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return mount(element, { source, autorun: true });
};

await Promise.all([show('count', count), show('sound', sound)]);
