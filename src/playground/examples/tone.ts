import * as yc from 'yieldcast';

const sampleRate = 48_000;

// 50 ms at a time: each chunk goes on where the last one ended.
function* tone(frequency: number, seconds: number) {
  const total = seconds * sampleRate;
  for (let from = 0; from < total; from += sampleRate / 20) {
    const samples = new Float32Array(Math.min(sampleRate / 20, total - from));
    for (let i = 0; i < samples.length; i++) {
      samples[i] = 0.3 * Math.sin((2 * Math.PI * frequency * (from + i)) / sampleRate);
    }
    yield { sampleRate, samples };
  }
}

export default yc.Interface({
  fn: tone,
  inputs: [
    yc.Slider({ label: 'Frequency', minimum: 100, maximum: 1000, value: 440, step: 10 }),
    yc.Slider({ label: 'Seconds', minimum: 1, maximum: 60, value: 4, step: 1 }),
  ],
  outputs: yc.Audio({ label: 'Tone', streaming: true, autoplay: true }),
});
