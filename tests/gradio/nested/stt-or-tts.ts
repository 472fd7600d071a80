import * as yc from 'yieldcast';

const speak = yc.Interface({
  fn: (text) => {
    const sampleRate = 8000;
    const notes = Float32Array.from({ length: text.length * 800 }, (_, i) =>
      Math.sin((i / sampleRate) * 2 * Math.PI * (200 + 10 * (text.charCodeAt(Math.floor(i / 800)) % 40))),
    );
    return { sampleRate, samples: notes };
  },
  inputs: yc.Textbox({ label: 'Words' }),
  outputs: yc.Audio({ label: 'Tones' }),
  description: 'A tone for each letter.',
  examples: ['good day'],
});
const measure = yc.Interface({
  fn: ({ sampleRate, samples }) => `${(samples.length / sampleRate).toFixed(1)} s of sound`,
  inputs: yc.Audio({ label: 'Sound', type: 'samples' }),
  outputs: yc.Textbox({ label: 'Found' }),
});

export default yc.TabbedInterface([speak, measure], ['Speak', 'Measure']);
