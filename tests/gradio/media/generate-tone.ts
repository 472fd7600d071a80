import * as yc from 'yieldcast';

const notes = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'];

function tone(note: string, octave: number, seconds: string) {
  const sampleRate = 48000;
  const frequency = 440 * 2 ** (octave - 4 + (notes.indexOf(note) - 9) / 12);
  const samples = Float32Array.from({ length: sampleRate * Number(seconds) }, (_, i) =>
    Math.sin((2 * Math.PI * frequency * i) / sampleRate),
  );
  return { sampleRate, samples };
}

export default yc.Interface({
  fn: tone,
  inputs: [
    yc.Dropdown(notes, { label: 'Note' }),
    yc.Slider(4, 6, { step: 1, label: 'Octave' }),
    yc.Textbox('1', { label: 'Seconds' }),
  ],
  outputs: yc.Audio({ label: 'Tone' }),
});
