import { readFileSync } from 'node:fs';
import { BufferSource, EncodedPacketSink, Input, MP4 } from 'mediabunny';

/** What journeys with video share: what is appended and what is shown is written down, and its numbers are read back. */

const fixtures = new URL('../fixtures/video/', import.meta.url);

/** Films as a sketch can hold them: `films` is an array of their bytes. WebKit is slow with the slashes of base64. */
export const filmsInSketch = (names) => {
  const texts = names.map((name) => readFileSync(new URL(name, fixtures)).toString('base64url'));
  return `const films = ${JSON.stringify(texts)}.map((text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0)));`;
};

/** Keeps everything that is appended from now on, a list a kind of track. */
export const recordTracks = (page) =>
  page.evaluate(() => {
    globalThis.appended = { video: [], audio: [] };
    const kinds = new WeakMap();
    const { addSourceBuffer } = MediaSource.prototype;
    MediaSource.prototype.addSourceBuffer = function (type) {
      const buffer = addSourceBuffer.call(this, type);
      kinds.set(buffer, type.split('/')[0]);
      return buffer;
    };
    const { appendBuffer } = SourceBuffer.prototype;
    SourceBuffer.prototype.appendBuffer = function (bytes) {
      globalThis.appended[kinds.get(this)]?.push(bytes.slice(0));
      return appendBuffer.call(this, bytes);
    };
    /** See tests/fixtures/video/make.sh. */
    globalThis.numberOf = (picture) => {
      const context = new OffscreenCanvas(64, 36).getContext('2d');
      context.drawImage(picture, 0, 0, 64, 36);
      const { data } = context.getImageData(0, 18, 64, 1);
      return [0, 1, 2, 3, 4, 5, 6, 7].reduce((sum, bit) => sum + (data[(bit * 8 + 4) * 4] > 127 ? 2 ** bit : 0), 0);
    };
  });

/** Keeps the number of each frame that the player's element shows from now on. */
export const watchFrames = (page) =>
  page.evaluate(() => {
    const numbers = [];
    globalThis.numbersSeen = numbers;
    const video = document.querySelector('[data-yc-kind="video"] video');
    const look = () => {
      video.requestVideoFrameCallback(look);
      numbers.push(globalThis.numberOf(video));
    };
    video.requestVideoFrameCallback(look);
  });

export const numbersSeen = (page) => page.evaluate(() => globalThis.numbersSeen);

/** How the player's element stands. */
export const screen = (page) =>
  page.evaluate(() => {
    const video = document.querySelector('[data-yc-kind="video"] video');
    if (!video) return null;
    const ranges = Array.from({ length: video.buffered.length }, (_, i) => [
      video.buffered.start(i),
      video.buffered.end(i),
    ]);
    const { currentTime, ended, videoWidth, videoHeight, error } = video;
    return { time: currentTime, ended, ranges, width: videoWidth, height: videoHeight, error: error?.message };
  });

/** Takes the appended video apart and has the engine decode it: the number and the time of every frame, as it is shown. */
export const framesAppended = async (page) => {
  const text = await page.evaluate(async () => {
    const bytes = new Uint8Array(await new Blob(globalThis.appended.video).arrayBuffer());
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  });
  const input = new Input({ source: new BufferSource(Buffer.from(text, 'latin1')), formats: [MP4] });
  const track = await input.getPrimaryVideoTrack();
  const { codec, description } = await track.getDecoderConfig();
  const packets = [];
  for await (const { data, type, timestamp } of new EncodedPacketSink(track).packets()) {
    packets.push({ type, timestamp: Math.round(timestamp * 1e6), data: base64(data) });
  }
  const numbers = await page.evaluate(
    async ({ codec, description, packets }) => {
      const bytesOf = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
      const numbers = [];
      let failure;
      const decoder = new VideoDecoder({
        output: (frame) => {
          numbers.push([frame.timestamp, globalThis.numberOf(frame)]);
          frame.close();
        },
        error: (error) => {
          failure = error;
        },
      });
      decoder.configure({ codec, description: bytesOf(description) });
      for (const { type, timestamp, data } of packets) {
        decoder.decode(new EncodedVideoChunk({ type, timestamp, data: bytesOf(data) }));
      }
      await decoder.flush();
      decoder.close();
      if (failure) throw failure;
      return numbers;
    },
    { codec, description: base64(description), packets },
  );
  return numbers.map(([time, number]) => ({ time: time / 1e6, number })).sort((one, other) => one.time - other.time);
};

const base64 = (bytes) => Buffer.from(bytes).toString('base64');

/**
 * Decodes the appended sound, whose tones repeat themselves every 100 samples: its length, and where it does not, as
 * spans from and to in seconds.
 */
export const soundAppended = (page) =>
  page.evaluate(async () => {
    const rate = 44_100;
    const file = await new Blob(globalThis.appended.audio).arrayBuffer();
    const sound = await new OfflineAudioContext(1, 1, rate).decodeAudioData(file);
    const samples = sound.getChannelData(0);
    const spans = [];
    for (let i = 100; i < samples.length; i++) {
      if (Math.abs(samples[i] - samples[i - 100]) < 0.04) continue;
      const last = spans.at(-1);
      if (last && i - last[1] < rate / 50) last[1] = i;
      else spans.push([i, i]);
    }
    return { seconds: samples.length / rate, spans: spans.map(([from, to]) => [from / rate, to / rate]) };
  });
