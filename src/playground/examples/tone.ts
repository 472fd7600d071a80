import * as yc from 'yieldcast';

const sampleRate = 48_000;
const chunk = sampleRate / 20;

// 50 ms at a time: each chunk goes on where the last one ended.
function* tone(frequency: number, seconds: number) {
  for (let from = 0; from < seconds * sampleRate; from += chunk) {
    const samples = new Float32Array(chunk);
    for (let i = 0; i < chunk; i++) {
      const turns = (frequency * (from + i)) / sampleRate;
      samples[i] = 0.3 * Math.sin(2 * Math.PI * turns);
    }
    yield { sampleRate, samples };
  }
}

const inputs = [
  yc.Slider({ label: 'Frequency', maximum: 1000, value: 440 }),
  yc.Slider({ label: 'Seconds', maximum: 60, value: 4 }),
];
const options = { streaming: true, autoplay: true };
const outputs = yc.Audio({ label: 'Tone', ...options });
export default yc.Interface({ fn: tone, inputs, outputs });
