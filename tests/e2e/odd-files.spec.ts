import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { raw } from '../browser/media/damage';
import { app, button, component, drop, runCode, test, untilState } from './playground';

// Files that are not what they seem, as people have them. Each gives a value or a sentence.

const fixture = (name: string): Buffer => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));

/** Puts a number of 32 bits behind a mark. */
const withNumber = (file: Buffer, mark: string, behind: number, value: number): Buffer => {
  const copy = Buffer.from(file);
  copy.writeUInt32BE(value >>> 0, copy.indexOf(mark) + mark.length + behind);
  return copy;
};

const cut = (file: Buffer, share: number): Buffer => file.subarray(0, Math.floor(file.length * share));

/** A WAV file of silence, of 16 bits. */
const wav = (rate: number, channels: number, told?: number): Buffer => {
  const file = Buffer.alloc(44 + 8000);
  file.write('RIFF');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(channels, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE((rate * channels * 2) >>> 0, 28);
  file.writeUInt16LE(channels * 2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(told ?? 8000, 40);
  return file;
};

const damagedFlac = (): Buffer => {
  const file = Buffer.from(fixture('audio/containers/flac16.flac'));
  const at = file.length >> 1;
  file[at] = (file[at] ?? 0) ^ 0xff;
  return file;
};

const film = fixture('video/moov-at-front.mp4');
const sound = fixture('video/sound.m4a');
const picture = fixture('video/picture.png');
const words = Buffer.from('404 Not Found\n');

type Odd = readonly [name: string, bytes: Buffer, expected?: RegExp];

/** By the input that they are dropped on; what is expected is a value, or the part of a sentence that matters. */
const odd: Readonly<Record<string, readonly Odd[]>> = {
  Paper: [
    ['empty.bin', Buffer.alloc(0), /empty\.bin, 0/],
    ['../../up.txt', words, /14/],
    ['‮gpj.exe', words, /14/],
    [`${'long '.repeat(40)}.txt`, words, /14/],
  ],
  Sound: [
    ['empty.wav', Buffer.alloc(0)],
    ['words.mp3', words],
    ['picture.mp3', picture],
    ['rate-1.wav', wav(1, 1)],
    ['no-channels.wav', wav(8000, 0)],
    ['streamed.wav', wav(8000, 1, 0xffffffff), /4000 at 8000/],
    ['one-byte.flac', damagedFlac()],
    ['flac.wav', fixture('audio/containers/flac16.flac'), / at /],
    ['sound-only.mp4', sound, / at /],
    ['film.mp4', film, / at /],
    ['sound.m2t', fixture('video/opus.m2t'), / at 48000/],
    ['cut.m4a', cut(sound, 0.5)],
    ['plain.aiff', fixture('audio/plain.aiff'), / at /],
    ['alac.m4a', fixture('audio/containers/alac.m4a')],
    ['layer2.mp2', fixture('audio/layer2.mp2'), /expected/],
    ['cut.ogg', fixture('audio/containers/cut-off.ogg')],
    ['silent.mp4', fixture('video/silent.mp4')],
  ],
  Film: [
    ['empty.mp4', Buffer.alloc(0), /^This is no film/],
    ['words.mp4', words, /^This is no film/],
    ['picture.mp4', picture, /^This is no film/],
    [
      'endless-stsc.mp4',
      withNumber(film, 'stsc', 12, 0xffffffff),
      /This film could not be read: this MP4 file is damaged/,
    ],
    ['no-width.mp4', withNumber(film, 'avc1', 24, 0)],
    ['cut.mp4', cut(film, 0.6)],
    ['rest.mp4', fixture('video/fragmented.mp4').subarray(9000), /^This is no film/],
    ['cut-in-cluster.webm', cut(fixture('video/vp8-0.webm'), 0.6)],
    ['live.webm', fixture('video/vp9-live.webm'), /webm/],
    ['film.m2t', fixture('video/alone-0.m2t'), /webm/],
    ['cut.ts', fixture('video/alone-1.m2t').subarray(0, 9000)],
    ['opencv.mp4', fixture('video/mp4v.mp4'), /MPEG-4 Part 2/],
    ['theora.mkv', fixture('video/theora.mkv'), /Theora/],
    ['sound-only.mp4', sound],
  ],
  Picture: [
    ['empty.png', Buffer.alloc(0)],
    ['words.png', words],
    ['cut.png', cut(picture, 0.5)],
    ['huge.png', withNumber(withNumber(picture, 'IHDR', 0, 20_000), 'IHDR', 4, 20_000)],
    ['picture.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="7"/>'), /9×7/],
    ['picture.jpg', picture, /\d+×\d+/],
    ['film.gif', film],
  ],
};

/** What Chromium makes of a name. */
const typeOf = (name: string): string =>
  ({
    ...{ wav: 'audio/wav', mp3: 'audio/mpeg', m4a: 'audio/x-m4a', flac: 'audio/flac', ogg: 'audio/ogg' },
    ...{ aiff: 'audio/aiff', mp4: 'video/mp4', webm: 'video/webm', mkv: 'video/x-matroska', txt: 'text/plain' },
    ...{ png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif', svg: 'image/svg+xml' },
  })[/[^.]+$/.exec(name)?.[0] ?? ''] ?? '';

test('odd files that are dropped on inputs each give a value or a sentence', async ({ page }) => {
  test.setTimeout(900_000);
  await runCode(
    page,
    `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: (paper, sound, film, picture) => [
        paper && paper.name + ', ' + paper.size,
        sound && sound.samples.length + ' at ' + sound.sampleRate,
        film && film.type + ' of ' + film.size,
        picture && picture.width + '×' + picture.height,
      ].filter(Boolean).join(' ') || 'nothing',
      inputs: [
        yc.File({ label: 'Paper', optional: true }),
        yc.Audio({ label: 'Sound', optional: true, type: 'samples' }),
        yc.Video({ label: 'Film', optional: true, format: 'webm' }),
        yc.Image({ label: 'Picture', optional: true }),
      ],
      outputs: yc.Textbox({ label: 'Out' }),
    });`,
    'done',
  );
  const seen = () =>
    app(page).evaluate((root) => ({
      state: root.dataset.state ?? '',
      out: root.querySelector<HTMLTextAreaElement>('[aria-label="Out"] textarea, textarea')?.value ?? '',
      problems: [...root.querySelectorAll('.yc-problem, .yc-alert, [role="alert"]')].flatMap(
        (each) => each.textContent?.trim() || [],
      ),
    }));
  for (const [label, files] of Object.entries(odd)) {
    for (const [name, bytes, expected] of files) {
      const where = `${name} in ${label}`;
      await button(page, 'Clear').click();
      await untilState(page, 'idle');
      const taken = component(page, label).locator('button:enabled', { hasText: /^Remove/ });
      await expect(taken, where).toHaveCount(0);
      await drop(page, label, { name, type: typeOf(name), bytes });
      // Either it is taken, or it is said why not.
      const isTaken = async () => (await taken.count()) > 0;
      await expect
        .poll(async () => (await isTaken()) || (await seen()).problems.length > 0, { message: where })
        .toBe(true);
      if (await isTaken()) {
        await button(page, 'Submit').click();
        await expect
          .poll(
            async () => {
              const { state, out } = await seen();
              return state === 'error' || (state === 'done' && out !== '');
            },
            { message: where, timeout: 120_000 },
          )
          .toBe(true);
      }
      const { state, out, problems } = await seen();
      const told = [out, ...problems].filter((each) => each && each !== 'nothing').join(' | ');
      if (process.env.TELL) console.log(`${where}: ${state}: ${told}`);
      expect.soft(told, where).not.toBe('');
      expect.soft(told, where).not.toMatch(raw);
      expect.soft(told, where).not.toMatch(/did not come to an end|timed out|Pipeline|Failed to|DOMException/i);
      if (expected) expect.soft(told, where).toMatch(expected);
    }
  }
});
