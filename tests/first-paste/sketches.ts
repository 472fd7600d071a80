import { readdirSync, readFileSync } from 'node:fs';

/**
 * A sketch as it is pasted, and what its author would look for after the first Run. In its file a head stands before a
 * line of dashes: what it shows (`text /…/`, `image`, `chart`, `audio`, `video`, `table`, `chat /…/`), or for a slip what
 * it is told (`told /…/`, `line N`), what it shows all the same (`shows …`), and what a person does after Run
 * (`fill: Label=text`, `upload: file`, `choose: Label`, `press: Button`).
 */
export type Sketch = {
  name: string;
  source: string;
  shows?: { kind: string; text?: RegExp };
  told?: RegExp;
  line?: number;
  /** The code is expected to be mended by a button. */
  mended?: boolean;
  steps: { act: 'fill' | 'choose' | 'press' | 'upload'; of: string; with?: string }[];
};

const pattern = (written: string): RegExp => {
  const [, body = '', flags] = /^\/(.*)\/(\w*)$/s.exec(written.trim()) ?? [];
  return new RegExp(body, flags);
};

const read = (folder: URL, file: string): Sketch => {
  const [head = '', ...rest] = readFileSync(new URL(file, folder), 'utf8').split(/^---\n/m);
  const sketch: Sketch = { name: file.replace(/\.txt$/, ''), source: rest.join('---\n'), steps: [] };
  for (const line of head.trim().split('\n')) {
    const [, word = '', tail = ''] = /^(\w+):?\s*(.*)$/s.exec(line) ?? [];
    if (word === 'told') sketch.told = pattern(tail);
    else if (word === 'line') sketch.line = Number(tail);
    else if (word === 'mended' || word === 'shows') {
      sketch.mended = word === 'mended';
      sketch.shows = shown(tail);
    } else if (word === 'fill') {
      const [of = '', value = ''] = tail.split('=');
      sketch.steps.push({ act: 'fill', of, with: value });
    } else if (word === 'press' || word === 'choose' || word === 'upload') sketch.steps.push({ act: word, of: tail });
    else sketch.shows = shown(line);
  }
  return sketch;
};

const shown = (written: string) => {
  const [, kind = '', text] = /^(\w+)\s*(\/.*)?$/s.exec(written) ?? [];
  return { kind, ...(text && { text: pattern(text) }) };
};

/** All sketches of a folder beside this file. */
export const sketchesIn = (folder: string): Sketch[] => {
  const at = new URL(`${folder}/`, import.meta.url);
  return readdirSync(at)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => read(at, file));
};
