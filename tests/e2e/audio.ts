import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { app, button, openAt, showForm } from './playground';

/** What the page's players were given to play, decoded again; and what the page holds that it has to let go of. */

/** One stream, by the URL of its MediaSource: all that was appended to it. */
type Stream = { url: string; parts: Uint8Array<ArrayBuffer>[] };

/** What is there and costs something. */
export type Holdings = { workers: number; urls: number; mediaSources: number; audioContexts: number };

type Watched = { streams: Stream[]; words: string[]; holdings(): Holdings };

/** Has the page keep what is appended, the words that its player says, and count what it holds. Call before it is opened. */
export const watchSound = (page: Page) =>
  page.addInitScript(() => {
    const streams: Stream[] = [];
    const words: string[] = [];
    const urls = new Map<string, object>();
    const sources: MediaSource[] = [];
    const buffers = new WeakMap<SourceBuffer, Stream>();
    let [workers, audioContexts] = [0, 0];
    const holdings = () => ({
      workers,
      urls: urls.size,
      mediaSources: sources.filter(({ readyState }) => readyState !== 'closed').length,
      audioContexts,
    });
    Object.assign(globalThis, { watched: { streams, words, holdings } });

    const { createObjectURL, revokeObjectURL } = URL;
    const urlOf = new WeakMap<object, string>();
    URL.createObjectURL = (of) => {
      const url = createObjectURL.call(URL, of);
      urls.set(url, of);
      urlOf.set(of, url);
      if (of instanceof MediaSource) sources.push(of);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      urls.delete(url);
      revokeObjectURL.call(URL, url);
    };

    const { addSourceBuffer } = MediaSource.prototype;
    MediaSource.prototype.addSourceBuffer = function (type) {
      const buffer = addSourceBuffer.call(this, type);
      buffers.set(buffer, { url: urlOf.get(this) ?? '', parts: [] });
      return buffer;
    };
    const { appendBuffer } = SourceBuffer.prototype;
    SourceBuffer.prototype.appendBuffer = function (data) {
      const stream = buffers.get(this);
      if (stream?.parts.length === 0) streams.push(stream);
      stream?.parts.push(new Uint8Array((data as ArrayBuffer).slice(0)));
      appendBuffer.call(this, data);
    };

    globalThis.Worker = class extends Worker {
      #live: boolean;
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        // The editor's own comes with the first edit after a run, and stays.
        this.#live = options?.name !== 'yieldcast-language';
        if (this.#live) workers++;
      }
      override terminate() {
        if (this.#live) workers--;
        this.#live = false;
        super.terminate();
      }
    };
    globalThis.AudioContext = class extends AudioContext {
      #live = true;
      constructor(options?: AudioContextOptions) {
        super(options);
        audioContexts++;
      }
      override close() {
        if (this.#live) audioContexts--;
        this.#live = false;
        return super.close();
      }
    };
    // What rests before it is let go of rests shorter here: the media worker 10 s, the URL of a download a minute.
    const { setTimeout } = globalThis;
    globalThis.setTimeout = ((handler: () => void, time = 0, ...rest: []) =>
      setTimeout(handler, time >= 10_000 ? time / 50 : time, ...rest)) as typeof setTimeout;

    new MutationObserver(() => {
      const said = document.querySelector('.yc-player-words')?.textContent ?? '';
      if (said !== words.at(-1)) words.push(said);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });

/** The component, by its label. */
export const player = (page: Page, label = 'Out') =>
  app(page)
    .locator('[data-yc-kind="audio"]')
    .and(page.getByRole('group', { name: label, exact: true }));

export const audio = (page: Page, label = 'Out') => player(page, label).locator('audio');

export const words = (page: Page, label = 'Out') => player(page, label).locator('.yc-player-words');

export const playerButton = (page: Page, name: string, label = 'Out') =>
  player(page, label).getByRole('button', { name, exact: true });

/** The words that the page's first player has said, one after the other. */
export const wordsSaid = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.words);

export const holdings = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.holdings());

/** Waits until so many streams have had media. */
export const untilStreams = (page: Page, count: number) =>
  expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.streams.length))
    .toBe(count);

/** Waits until the latest of so many streams has been played to its end. */
export const untilPlayed = async (page: Page, label = 'Out', streams = 1) => {
  await untilStreams(page, streams);
  await expect(audio(page, label)).toHaveJSProperty('ended', true, { timeout: 90_000 });
};

/** Waits until it has played this far, in seconds. */
export const untilTime = (page: Page, time: number, label = 'Out') =>
  expect
    .poll(() => audio(page, label).evaluate((element: HTMLAudioElement) => element.currentTime))
    .toBeGreaterThan(time);

/** Has it play faster than a person may choose, where what is heard matters and how long it takes does not. */
export const hurry = (page: Page, label = 'Out') =>
  audio(page, label).evaluate((element: HTMLAudioElement) => {
    element.defaultPlaybackRate = element.playbackRate = 6;
  });

/** Samples of 16 bits of the first channel. */
export type Sound = { sampleRate: number; channels: number; samples: Int16Array };

/** Decodes all that was appended to what a player plays now. A rate other than its own would have it resampled. */
export const heard = (page: Page, sampleRate: number, label = 'Out'): Promise<Sound> =>
  audio(page, label).evaluate(async (element: HTMLAudioElement, sampleRate) => {
    const { streams } = (globalThis as unknown as { watched: Watched }).watched;
    const stream = streams.find(({ url }) => url === element.src);
    const file = await new Blob(stream?.parts).arrayBuffer();
    const sound = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(file);
    // What Chromium makes of 16 bits: full scale is 1 both ways.
    const samples = Int16Array.from(sound.getChannelData(0), (sample) =>
      Math.round(sample * (sample < 0 ? 32_768 : 32_767)),
    );
    return { sampleRate, channels: sound.numberOfChannels, samples };
  }, sampleRate);

/** What the browser makes of a whole file of the site. */
export const decodedFile = (page: Page, url: string, sampleRate: number): Promise<Sound> =>
  page.evaluate(
    async ({ url, sampleRate }) => {
      const file = await (await fetch(url)).arrayBuffer();
      const sound = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(file);
      const samples = Int16Array.from(sound.getChannelData(0), (sample) =>
        Math.round(sample * (sample < 0 ? 32_768 : 32_767)),
      );
      return { sampleRate, channels: sound.numberOfChannels, samples };
    },
    { url, sampleRate },
  );

/** Reads a WAV file of 16 bits, as the player saves it. */
export const readWav = (file: Buffer): Sound => {
  expect(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 12)).toBe('RIFFWAVE');
  const [format, data] = [file.indexOf('fmt ') + 8, file.indexOf('data') + 8];
  expect({ format: file.readUInt16LE(format), bits: file.readUInt16LE(format + 14) }).toEqual({ format: 1, bits: 16 });
  expect(file.readUInt32LE(data - 4)).toBe(file.length - data);
  const channels = file.readUInt16LE(format + 2);
  const samples = new Int16Array((file.length - data) / 2 / channels);
  for (let i = 0; i < samples.length; i++) samples[i] = file.readInt16LE(data + 2 * channels * i);
  return { sampleRate: file.readUInt32LE(format + 4), channels, samples };
};

/** Downloads what a player holds, as WAV. */
export const downloadWav = async (page: Page, label = 'Out'): Promise<Sound> => {
  await playerButton(page, 'Download', label).click();
  const download = page.waitForEvent('download');
  await playerButton(page, 'WAV', label).click();
  return readWav(await readFile(await (await download).path()));
};

/** How two sounds differ: in length, and by how many steps of 16 bits at most where both have samples. */
export const difference = (one: Int16Array, other: Int16Array) => {
  let step = 0;
  for (let i = 0; i < Math.min(one.length, other.length); i++) {
    step = Math.max(step, Math.abs((one[i] ?? 0) - (other[i] ?? 0)));
  }
  return { samples: one.length - other.length, step };
};

/** A sound that is nowhere like itself: samples of 16 bits, from one to another. */
export const sweep = (from: number, to: number, rate = 16_000): Int16Array<ArrayBuffer> =>
  Int16Array.from({ length: to - from }, (_, i) => {
    const time = (from + i) / rate;
    return Math.round(16_000 * Math.sin(2 * Math.PI * (220 * time + 30 * time * time)));
  });

/** A WAV file of these samples. */
export const wavOf = (samples: Int16Array<ArrayBuffer>, rate = 16_000): Uint8Array<ArrayBuffer> => {
  const header = new DataView(new ArrayBuffer(44));
  const write = (at: number, text: string) => {
    for (let i = 0; i < 4; i++) header.setUint8(at + i, text.charCodeAt(i));
  };
  write(0, 'RIFF');
  header.setUint32(4, 36 + samples.byteLength, true);
  write(8, 'WAVE');
  write(12, 'fmt ');
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, rate, true);
  header.setUint32(28, 2 * rate, true);
  header.setUint16(32, 2, true);
  header.setUint16(34, 16, true);
  write(36, 'data');
  header.setUint32(40, samples.byteLength, true);
  const file = new Uint8Array(44 + samples.byteLength);
  file.set(new Uint8Array(header.buffer));
  file.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), 44);
  return file;
};

/** The start of a sketch that makes the same sounds as its test. */
export const soundCode = `import * as yc from 'yieldcast';\nconst sweep = ${sweep};\nconst wavOf = ${wavOf};\n`;

/** Options of an output that streams. */
export const streaming = "{ label: 'Out', streaming: true, autoplay: true }";

/** A sketch whose generator's yields are one stream. */
export const streamSketch = (fn: string) =>
  `${soundCode}export default yc.Interface({ fn: ${fn}, outputs: yc.Audio(${streaming}) });`;

/** Blocks of these components, after the code that makes them. */
export const soundBlocks = (code: string, ...components: string[]) =>
  `${soundCode}${code}\nexport default yc.Blocks(${components.join(', ')});`;

/** Opens an example of the gallery, and waits for its form. */
export const openExample = async (page: Page, name: string) => {
  await openAt(page, `#example=${name}`);
  await showForm(page);
  // What Run began is no part of what is watched.
  await page.evaluate(() => {
    const { streams, words } = (globalThis as unknown as { watched: Watched }).watched;
    streams.length = 0;
    words.length = 0;
  });
};

/** Fills the form with a row of its examples and submits it. */
export const submitRow = async (page: Page, row: RegExp | undefined) => {
  if (row) await app(page).locator('.yc-example', { hasText: row }).click();
  await button(page, 'Submit').click();
};
