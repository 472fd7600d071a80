import { say } from '../../words';
import { tooMany } from './checked-gltf';

/**
 * Checks of formats whose loaders take what they get: each reads a file once before any of it becomes an object, so that a
 * small file cannot ask for more than the page can hold.
 */

/** More parts than anybody makes; each costs a call at every drawing. */
const mostParts = 10_000;

export const damaged = () => new Error(say('It is damaged, or cut off. Save the model again.'));

/** @throws Error with a sentence */
export const checkObj = (text: string) => {
  let corners = 0;
  let parts = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    let at = from;
    while (at < to && text.charCodeAt(at) <= 32) at++;
    const first = text[at];
    const isWordEnd = text.charCodeAt(at + 1) <= 32;
    if ((first === 'f' || first === 'l' || first === 'p') && isWordEnd) {
      let words = 0;
      for (let i = at + 1; i < to; i++) if (text.charCodeAt(i) <= 32 && text.charCodeAt(i + 1) > 32) words++;
      corners += first === 'f' ? 3 * Math.max(0, words - 2) : words;
    } else if (((first === 'o' || first === 'g') && isWordEnd) || text.startsWith('usemtl', at)) parts++;
    from = to + 1;
  }
  tooMany(corners);
  if (parts > mostParts) throw new Error(say`It has ${parts} parts, and at most ${mostParts} are shown.`);
};

/** @throws Error with a sentence */
export const checkPly = (bytes: Uint8Array) => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 65_536));
  const end = head.indexOf('end_header');
  if (end < 0) throw damaged();
  const [, ...elements] = head.slice(0, end).split(/^[ \t]*element[ \t]+/m);
  for (const element of elements) {
    const count = Number(/^\S+[ \t]+(\d+)/.exec(element)?.[1] ?? Number.NaN);
    // Each has a byte at least, so there are no more of them than bytes.
    if (!(count <= bytes.length) || (count > 0 && !/^[ \t]*property[ \t]/m.test(element))) throw damaged();
    tooMany(/^vertex\b/.test(element) ? count : 0);
  }
};

/** @throws Error with a sentence */
export const checkBinaryStl = (file: ArrayBuffer) => {
  const faces = file.byteLength >= 84 ? new DataView(file).getUint32(80, true) : Number.NaN;
  if (!(84 + 50 * faces <= file.byteLength)) throw damaged();
  tooMany(3 * faces);
};

/**
 * The corners of the triangles in an STL of text. The loader's own expressions go back over such a file once for each
 * `solid` in it, which would keep the page busy for minutes.
 */
export const cornersOfStl = (text: string): Float32Array<ArrayBuffer> => {
  const corner = /\bvertex\s+(\S+)\s+(\S+)\s+(\S+)/g;
  const places: number[] = [];
  for (let found = corner.exec(text); found; found = corner.exec(text)) {
    places.push(Number(found[1]), Number(found[2]), Number(found[3]));
    tooMany(places.length / 3);
  }
  if (places.length % 9 !== 0) throw damaged();
  return new Float32Array(places);
};
