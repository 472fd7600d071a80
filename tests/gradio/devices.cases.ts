import { expect } from '@playwright/test';
import { unbroken } from '../e2e/capture';
import { type Cases, clickIn, film, press, record, samplesAre, shows, size, soundLasts } from './steps';

/** What streams with a limit is left on: a slow machine may reach the limit first. The next sketch ends it. */
export const cases: Cases = {
  'reverse-audio-2': [
    record('Voice'),
    press('Submit'),
    samplesAre('Backwards', (samples) => expect(unbroken([...samples].reverse())).toBe(samples.length)),
  ],
  'stream-audio': [
    clickIn('Voice', 'Start'),
    soundLasts('All of it', 1),
    clickIn('Voice', 'Stop'),
    samplesAre('All of it', (samples) => expect(unbroken([...samples])).toBe(samples.length)),
  ],
  'dialogue-mock-diarization': [
    record('Voice'),
    press('Submit'),
    shows('Said', 'Ada Is it done?'),
    shows('Said', 'Grace All but the last page.'),
  ],
  'stream-frames': [clickIn('Camera', 'Start'), size('Output', 320, 240)],
  'streaming-filter': [clickIn('Camera', 'Start'), size('Shown', 320, 240)],
  'streaming-simple': [clickIn('Camera', 'Start'), size('Shown', 320, 240)],
  webcam: [
    clickIn('Picture', 'Take picture'),
    shows('Picture', 'Camera on'),
    clickIn('Picture', 'Take picture'),
    record('Film'),
    press('Submit'),
    size('Same picture', 320, 240),
    film('Same film', 320, 240),
  ],
};
