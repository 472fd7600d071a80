import * as yc from 'yieldcast';

const sampleRate = 16_000;
const scale = [0, 2, 4, 7, 9, 12, 9, 7, 4, 2];

// A second of sound takes longer than a second to come. The player
// waits, says so, and goes on by itself.
async function* slowly(notes: number, pause: number) {
  for (let note = 0; note < notes; note++) {
    const frequency = 220 * 2 ** ((scale[note % scale.length] ?? 0) / 12);
    // Like a string that is plucked: loud at first, then ever softer.
    const samples = Float32Array.from(
      { length: sampleRate },
      (_, i) => 0.5 * Math.exp((-4 * i) / sampleRate) * Math.sin((2 * Math.PI * frequency * i) / sampleRate),
    );
    yield { sampleRate, samples };
    await yc.sleep(pause);
  }
}

export default yc.Interface({
  fn: slowly,
  inputs: [
    yc.Slider({ label: 'Notes', minimum: 1, maximum: 20, value: 5, step: 1 }),
    yc.Slider({ label: 'Seconds between', maximum: 5, value: 2, step: 0.5 }),
  ],
  outputs: yc.Audio({ label: 'Stream', streaming: true, autoplay: true }),
});
