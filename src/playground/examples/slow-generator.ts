import * as yc from 'yieldcast';

const sampleRate = 16_000;
const scale = [0, 2, 4, 7, 9, 12, 9, 7, 4, 2];
// Sound that takes longer to come than to play: the player waits.
async function* slowly(notes: number, pause: number) {
  for (let note = 0; note < notes; note++) {
    const pitch = 220 * 2 ** (scale[note % scale.length] / 12);
    const samples = new Float32Array(sampleRate).map((_, i) => {
      const t = i / sampleRate;
      return Math.exp(-4 * t) * Math.sin(6.2832 * pitch * t) * 0.5;
    });
    yield { sampleRate, samples };
    await yc.sleep(pause);
  }
}
const inputs = [
  yc.Number({ label: 'Notes', value: 5 }),
  yc.Number({ label: 'Seconds between', value: 2 }),
] as const;
const options = { streaming: true, autoplay: true };
const outputs = yc.Audio({ label: 'Stream', ...options });
export default yc.Interface({ fn: slowly, inputs, outputs });
