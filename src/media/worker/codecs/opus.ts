/** Opus always counts in, and decodes to, 48,000 samples per second. */
export const opusRate = 48_000;

const silk = [480, 960, 1920, 2880];
const hybrid = [480, 960];
const celt = [120, 240, 480, 960];

/** How many samples at 48 kHz an Opus packet decodes to (RFC 6716, section 3.1). */
export const opusSamples = (packet: Uint8Array): number => {
  const [toc, count] = packet;
  if (toc === undefined) return 0;
  const config = toc >> 3;
  const frame = config < 12 ? silk[config & 3] : config < 16 ? hybrid[config & 1] : celt[config & 3];
  const code = toc & 3;
  const frames = code === 0 ? 1 : code < 3 ? 2 : (count ?? 0) & 63;
  return frames * (frame ?? 0);
};

/**
 * The configuration for an `OpusHead` (RFC 7845, section 5.1), with its pre-skip set to 0: engines differ in whether
 * they trim it, so the reader trims instead.
 */
export const opusConfig = (head: Uint8Array): { config: AudioDecoderConfig; preSkip: number } => {
  if (head.length < 19) {
    throw new Error(`the OpusHead of this file has ${head.length} bytes, but 19 at least were expected: it is damaged`);
  }
  const description = head.slice();
  description[10] = 0;
  description[11] = 0;
  return {
    config: { codec: 'opus', sampleRate: opusRate, numberOfChannels: head[9] ?? 2, description },
    preSkip: (head[10] ?? 0) + 256 * (head[11] ?? 0),
  };
};

/** In MP4 the edit list already contains the pre-skip; Chromium would skip it twice. */
export const withoutPreSkip = (config: AudioDecoderConfig): AudioDecoderConfig => {
  const { codec, description } = config;
  if (codec !== 'opus' || !description) return config;
  const head = ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);
  return opusConfig(head).config;
};
