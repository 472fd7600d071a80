import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const sound = yc.Audio({ label: 'Sound', type: 'samples' });
  const file = yc.Audio({ label: 'The file' });
  const [asSamples, asBytes] = yc.Row(() => [
    yc.Audio({ label: 'As samples', streaming: true, autoplay: true }),
    yc.Audio({ label: 'As bytes', streaming: true, autoplay: true }),
  ]);
  yc.Button('Stream samples').click(
    async function* ({ sampleRate, samples }) {
      for (let i = 0; i < samples.length; i += sampleRate / 4) {
        yield { sampleRate, samples: samples.slice(i, i + sampleRate / 4) };
        await yc.sleep(0.05);
      }
    },
    sound,
    asSamples,
  );
  yc.Button('Stream bytes').click(
    async function* (file) {
      for (let i = 0; i < file.size; i += 20_000) {
        yield new Uint8Array(await file.slice(i, i + 20_000).arrayBuffer());
        await yc.sleep(0.05);
      }
    },
    file,
    asBytes,
  );
});
