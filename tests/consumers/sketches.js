/** Counts; each number waits until the test has seen the one before. */
export const count = `export default async function* count() {
  for (let i = 1; i <= 3; i++) {
    yield i;
    await fetch('https://cdn.jsdelivr.net/seen/' + i);
  }
}`;

/** Half a minute of a tone, in pieces of half a second. */
export const sound = `import * as yc from 'yieldcast';
export default yc.Interface({
  fn: function* tone() {
    for (let i = 0; i < 60; i++)
      yield { sampleRate: 44100, samples: Float32Array.from({ length: 22050 }, (_, n) => Math.sin((i * 22050 + n) / 16) / 8) };
  },
  inputs: [],
  outputs: yc.Audio({ label: 'Tone', streaming: true, autoplay: true }),
});`;
