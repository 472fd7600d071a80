import { mount } from 'yieldcast/app';
import 'yieldcast/style.css';
import { count, sound } from '../sketches.js';

mount(document.getElementById('count'), { source: count, autorun: true });
mount(document.getElementById('sound'), { source: sound, autorun: true });
