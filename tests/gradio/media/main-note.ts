import * as yc from 'yieldcast';

const names = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'];

/** How strong a frequency is in a sound, by Goertzel's algorithm. */
function strength(samples: Float32Array, frequency: number, sampleRate: number) {
  const factor = 2 * Math.cos((2 * Math.PI * frequency) / sampleRate);
  let [last, before] = [0, 0];
  for (const sample of samples) [last, before] = [sample + factor * last - before, last];
  return Math.sqrt(last ** 2 + before ** 2 - factor * last * before);
}

export default yc.Interface({
  fn: ({ sampleRate, samples }) => {
    const volumes = names.map((_, note) =>
      [3, 4, 5].reduce(
        (sum, octave) => sum + strength(samples, 440 * 2 ** (octave - 4 + (note - 9) / 12), sampleRate),
        0,
      ),
    );
    const all = volumes.reduce((a, b) => a + b);
    return Object.fromEntries(names.map((name, i) => [name, volumes[i] / all]));
  },
  inputs: yc.Audio({ label: 'Sound', type: 'samples' }),
  outputs: yc.Label({ label: 'Notes', numTopClasses: 4 }),
});
