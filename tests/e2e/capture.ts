import type { Page } from '@playwright/test';
import { chromiumArguments, findChromium } from '../tools/chromium.mjs';
import { faceFilm, fakeDeviceArguments } from '../tools/fake-devices.mjs';
import { microphone, microphoneSample } from '../tools/numbered-media.mjs';
import { component } from './playground';

/** What tests need of devices: Chromium's own, which play files, and a look at what is done with them. */

const executablePath = await findChromium();

/** For `test.use`: a microphone and a camera that play numbered files, and may be used. */
export const withDevices = {
  launchOptions: { executablePath, args: [...chromiumArguments, ...fakeDeviceArguments()] },
};

/** The same, with a face in front of the camera. */
export const withFace = {
  launchOptions: { executablePath, args: [...chromiumArguments, ...fakeDeviceArguments(faceFilm())] },
};

/** A button of a component. */
export const pressIn = (page: Page, label: string, name: string) =>
  component(page, label).getByRole('button', { name, exact: true }).click();

/** Has the page keep every track that it is given. Call before the page is opened. */
export const keepTracks = (page: Page) =>
  page.addInitScript(() => {
    const tracks: MediaStreamTrack[] = [];
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await ask(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
    Object.assign(globalThis, { tracks });
  });

/** How each track stands that the page was given: `live` while its light is on. */
export const lights = (page: Page) =>
  page.evaluate(() =>
    (globalThis as unknown as { tracks: MediaStreamTrack[] }).tracks.map(({ readyState }) => readyState),
  );

/** How many values of this form were yielded. `keepArrivals` keeps them. */
export const arrivalsOf = (page: Page, form: string): Promise<number> =>
  page.evaluate(
    (form) =>
      (globalThis as unknown as { arrivals: { as?: string }[] }).arrivals.filter((each) => each?.as === form).length,
    form,
  );

/** The sound that was yielded, as whole numbers of 16 bits, a list a yield. `keepArrivals` keeps it. */
export const soundsSeen = (page: Page): Promise<number[][]> =>
  page.evaluate(() =>
    (globalThis as unknown as { arrivals: { as?: string; channels?: ArrayBuffer[] }[] }).arrivals
      .filter((each) => each?.as === 'samples')
      .map(({ channels }) =>
        // Chromium takes negative numbers for 32,768 parts of one, and positive ones for 32,767.
        Array.from(new Float32Array(channels?.[0] as ArrayBuffer), (value) =>
          Math.round(value * (value < 0 ? 32_768 : 32_767)),
        ),
      ),
  );

const played = Int16Array.from({ length: microphone.rate * microphone.seconds }, (_, i) => microphoneSample(i));

/** How many samples from the first on are the microphone's, each once and in order. It plays its file over and over. */
export const unbroken = (samples: readonly number[]): number => {
  const first = samples.slice(0, 8);
  const from = played.findIndex((_, i) => first.every((each, k) => played[i + k] === each));
  if (from < 0) return 0;
  const broken = samples.findIndex((each, i) => each !== played[(from + i) % played.length]);
  return broken < 0 ? samples.length : broken;
};

/** Source of a function that reads the number off a frame of the camera. */
export const numberOf = `({ width, height, data }) => {
  let number = 0;
  for (let bit = 0; bit < 12; bit++) {
    const x = Math.floor(((bit + 0.5) * width) / 12);
    if (data[(Math.floor(height / 4) * width + x) * 4] > 128) number += 2 ** bit;
  }
  return number;
}`;
