import type { CaptureTools } from '../../api/internal';

/** The mean that we computed for each list of channels handed to `fn`. */
const means = new WeakMap<object, Float32Array>();

/** Sound in the form that `fn` receives. */
export const soundOf: CaptureTools['soundOf'] = ({ sampleRate, format, channels: buffers }) => {
  const channels = buffers.map((buffer) =>
    format === 'f32' ? new Float32Array(buffer) : Float32Array.from(new Int16Array(buffer), (each) => each / 32_768),
  );
  const samples = channels.length === 1 ? (channels[0] as Float32Array) : mean(channels);
  means.set(channels, samples);
  // Allows `const [sampleRate, samples] = sound`, as with Gradio's tuples. Structured clones leave it out.
  return Object.defineProperty({ sampleRate, samples, channels }, Symbol.iterator, {
    value: () => [sampleRate, samples].values(),
  });
};

const mean = (channels: readonly Float32Array[]): Float32Array => {
  const made = new Float32Array(channels[0]?.length ?? 0);
  for (const channel of channels)
    for (let i = 0; i < made.length; i++) made[i] = (made[i] as number) + (channel[i] as number);
  for (let i = 0; i < made.length; i++) made[i] = (made[i] as number) / channels.length;
  return made;
};

/**
 * The part of a sound that counts: its channels, of which `samples` is the mean. If the author has replaced `samples`,
 * as in `{ ...sound, samples: louder }`, those count instead.
 */
export const heardOf: CaptureTools['heardOf'] = ({ samples, channels }) => {
  if (!Array.isArray(channels) || channels.length === 0) return samples;
  const given = means.get(channels);
  return given !== undefined && given !== samples ? samples : channels;
};
