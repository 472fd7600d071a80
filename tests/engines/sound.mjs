import { readFileSync } from 'node:fs';

/** What journeys with sound share: the page's media is written down as it is appended, and decoded to be counted. */

const fixtures = new URL('../fixtures/audio/', import.meta.url);

/** Files as a sketch can hold them: an array of base64 texts, and the function that makes bytes of one. */
export const filesInSketch = (names) => {
  const texts = names.map((name) => readFileSync(new URL(name, fixtures)).toString('base64'));
  return `const files = ${JSON.stringify(texts)}.map((text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));`;
};

/** Keeps everything that is appended to a SourceBuffer from now on. */
export const recordMedia = (page) =>
  page.evaluate(() => {
    globalThis.appended = [];
    const append = SourceBuffer.prototype.appendBuffer;
    SourceBuffer.prototype.appendBuffer = function (bytes) {
      globalThis.appended.push(bytes.slice(0));
      return append.call(this, bytes);
    };
  });

/** How the player's element stands. */
export const element = (page) =>
  page.evaluate(() => {
    const audio = document.querySelector('[data-yc-kind="audio"] audio');
    if (!audio) return null;
    const ranges = Array.from({ length: audio.buffered.length }, (_, i) => [
      audio.buffered.start(i),
      audio.buffered.end(i),
    ]);
    return { time: audio.currentTime, ended: audio.ended, paused: audio.paused, ranges, error: audio.error?.message };
  });

/**
 * Decodes what was appended. `off` is the largest distance, in steps of 16 bits, from the signal of the sketch where it is
 * to be compared with it; `silence` is the longest run of samples below a thousandth of full scale, in samples.
 */
export const decoded = (page, { rate, compareWith = '' }) =>
  page.evaluate(
    async ({ rate, compareWith }) => {
      const file = await new Blob(globalThis.appended).arrayBuffer();
      const buffer = await new OfflineAudioContext(1, 1, rate).decodeAudioData(file);
      let off = 0;
      let silence = 0;
      for (let c = 0; c < buffer.numberOfChannels; c++) {
        const samples = buffer.getChannelData(c);
        let run = 0;
        for (let i = 0; i < samples.length; i++) {
          run = Math.abs(samples[i]) < 0.001 ? run + 1 : 0;
          silence = Math.max(silence, run);
          if (compareWith !== 'signal') continue;
          const wanted = Math.round(12000 * Math.sin(i * (c + 1) * 0.01 + i * i * 1e-8));
          off = Math.max(off, Math.abs(samples[i] * 32768 - wanted));
        }
      }
      return { length: buffer.length, channels: buffer.numberOfChannels, off, silence };
    },
    { rate, compareWith },
  );
