import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = ['components', 'app', 'playground', 'host'].flatMap((folder) =>
  readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/examples|gallery\.ts|html-tags/.test(file))
    .map((file) => `src/${folder}/${file}`),
);

/** The texts in the code of what a person sees: strings and what stands between tags, without comments. */
const textsOf = (file: string): string[] => {
  const code = readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
  const found = code.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`|"((?:[^"\\\n]|\\.)*)"|>\s*([^<>{}=;]+?)\s*</g);
  return [...found]
    .map(([, ...groups]) => groups.find((each) => each !== undefined) ?? '')
    .filter((each) => / |^[A-Z]/.test(each) && !/^[a-z]+-/.test(each));
};

/** What a camera takes is a picture, and so are its frames; all else is an image, as its component is called. */
const ofCameras = /Take picture|Picture in picture|No picture could be taken|the pictures? stays? |'pictures?'/g;

/** How things are not worded, and how they are. */
const wordings: readonly (readonly [not: RegExp, say: string])[] = [
  [/\bpictures?\b/i, 'an image'],
  [/\bphotos?\b/i, 'an image'],
  [/\bmovies?\b/i, 'a video'],
  [/[\d}] %/, '50%, without a space'],
  [/\b(?:oops|sorry|please)\b/i, 'what was wrong and what to do'],
];

test('the same thing has the same name in all that a person reads', () => {
  const odd = files.flatMap((file) =>
    textsOf(file).flatMap((text) =>
      wordings.flatMap(([not, say]) =>
        not.test(text.replace(ofCameras, '')) ? [`${file}: “${text.slice(0, 90)}” (${say})`] : [],
      ),
    ),
  );
  expect(odd).toEqual([]);
});

test('numbers are written in the language of the words around them, wherever the page runs', () => {
  const local = files.filter((file) => /toLocaleString\(\)/.test(readFileSync(file, 'utf8')));
  expect(local).toEqual([]);
});
