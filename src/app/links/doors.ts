import type { Doors } from '../../components';
import { say } from '../../words';
import type { AppModel } from '../app-model';
import type { SketchOrigin, Ways } from '../sketch-origin';
import { codeFragment } from './code-fragment';
import { packValues } from './link-values';

/** What leads out of an app: links to it with its values, and copies of its sketch. */
export const doorsOf = async (model: AppModel, origin: SketchOrigin): Promise<Doors> => {
  const ways = origin.ways ?? (await waysOfSite(model));
  return {
    link: async () => {
      const mounted = model.mounted();
      if (!mounted) return noLink();
      const { packed, leftOut } = await packValues(mounted);
      return { link: `${await ways.address()}${packed && `&values=${packed}`}`, leftOut };
    },
    copy: ways.copy,
  };
};

/** An app within another page leads to the site whose scripts show it: a link there has the code. */
const waysOfSite = async (model: AppModel): Promise<Ways> => {
  const { sketch } = model.behind();
  // This file is in a folder beside the page. Written in one, the build would take it for the address of an asset.
  const { url } = import.meta;
  const site = /^https?:/.test(url) ? new URL('../', url).href : undefined;
  const { [sketch?.entry ?? '']: source, ...others } = sketch?.files ?? {};
  const files = Object.keys(others).length > 0 ? others : undefined;
  if (source === undefined || site === undefined) return { address: noLink, copy: noEditor() };
  // Made ahead: a browser opens windows during a click alone.
  const copy = await codeFragment(source, { files }).catch(() => undefined);
  return {
    address: async () => site + (await codeFragment(source, { files, app: true })),
    copy: copy === undefined ? noEditor() : () => void open(site + copy, '_blank', 'noopener'),
  };
};

/** Why there is no copy. */
export const noEditor = () => say('This page has no editor to open a copy in.');

const noLink = () => Promise.reject(new Error(say('This page gives no links to its apps.')));
