import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { sweep, wavOf } from '../e2e/audio';
import { picture } from '../e2e/playground';
import {
  type Cases,
  check,
  clickExample,
  clickIn,
  clickPicture,
  fill,
  film,
  has,
  hears,
  openTab,
  pick,
  pixel,
  press,
  rows,
  samplesAre,
  says,
  shows,
  size,
  soundLasts,
  upload,
} from './steps';

const fixture = (path: string) => readFileSync(new URL(`../fixtures/${path}`, import.meta.url));
const red = { name: 'red.png', mimeType: 'image/png', buffer: picture(8, 8, [255, 0, 0]) };
const blue = { name: 'blue.png', mimeType: 'image/png', buffer: picture(8, 8, [0, 0, 255]) };
const sound = { name: 'sweep.wav', mimeType: 'audio/wav', buffer: Buffer.from(wavOf(sweep(0, 16_000))) };
const tune = Int16Array.from({ length: 16_000 }, (_, i) => 16_000 * Math.sin((2 * Math.PI * 440 * i) / 16_000));
const tuned = { name: 'a.wav', mimeType: 'audio/wav', buffer: Buffer.from(wavOf(tune)) };
const words = {
  name: 'words.srt',
  mimeType: 'text/plain',
  buffer: Buffer.from('1\n00:00:00,000 --> 00:00:01,000\nGood day\n'),
};
const clip = { name: 'film.mp4', mimeType: 'video/mp4', buffer: fixture('video/film.mp4') };

export const cases: Cases = {
  'dia-dialogue-demo': [
    clickExample,
    has('Line 3', 'Nothing, it is full of hertz. (laughs)'),
    press('Submit'),
    hears('Sound', { seconds: 1.5, hertz: 513 }),
  ],
  'audio-component-events': [
    upload('Sound', sound),
    has('Uploads', '1'),
    has('change', '1'),
    has('input', '1'),
    clickIn('The same', 'Play'),
    has('same play', '1'),
    has('same end', '1'),
  ],
  'audio-subtitle': [
    upload('Sound', sound),
    upload('Subtitles', words),
    press('Submit'),
    soundLasts('With subtitles', 1),
    shows('With subtitles', 'Good day'),
  ],
  'blocks-flag': [
    upload('Picture', red),
    fill('Strength', '1'),
    pixel('Faded', [0.5, 0.5], [0, 0, 0]),
    press('Flag'),
    rows('Flags', ['8 × 8', '1']),
  ],
  'blocks-xray': [check('pneumonia'), openTab('CT'), press('Examine CT'), shows('Findings', /pneumonia: ?0\.25/)],
  'generate-tone': [
    pick('Note', 'A'),
    fill('Seconds', '2'),
    press('Submit'),
    hears('Tone', { sampleRate: 48_000, seconds: 2, hertz: 440 }),
  ],
  'gif-maker': [upload('Pictures', red, blue), press('Submit'), size('GIF', 8, 8)],
  'image-component-events': [
    upload('Given', red),
    has('Uploads', '1'),
    has('Changes', '1'),
    has('Inputs', '1'),
    clickPicture('Shown'),
    has('Selects', '1'),
  ],
  'image-mod': [
    clickExample,
    press('Submit'),
    pixel('Turned', [0.5, 0.5], [255, 0, 0]),
    pixel('Turned', [0, 0], [0, 0, 0]),
  ],
  'image-selections': [upload('Picture', red), clickPicture('Picture'), pixel('Segment', [0.5, 0.5], [255, 0, 0])],
  'reverse-audio': [
    upload('Sound', sound),
    press('Submit'),
    samplesAre('Backwards', (samples) => expect(samples).toEqual(sweep(0, 16_000).reverse())),
  ],
  'sepia-filter': [upload('Picture', red), press('Submit'), pixel('Toned', [0.5, 0.5], [100, 89, 69])],
  'stream-audio-out': [
    upload('Sound', sound),
    press('Stream samples'),
    says('Done · 4 yields'),
    hears('As samples', { seconds: 1 }),
    upload('The file', sound),
    press('Stream bytes'),
    says('Done · 2 yields'),
    hears('As bytes', { seconds: 1 }),
  ],
  'video-component-events': [
    upload('Film', clip),
    has('Uploads', '1'),
    has('change', '1'),
    has('input', '1'),
    film('The same', 320, 180),
  ],
  'video-identity': [upload('Film', clip), press('Submit'), film('Same film', 320, 180)],
  'video-subtitle': [
    upload('Film', clip),
    upload('Subtitles', words),
    press('Submit'),
    film('With subtitles', 320, 180),
  ],
  'main-note': [upload('Sound', tuned), press('Submit'), shows('Notes', /^Notes\s*A(?!#)/)],
};
