import * as yc from 'yieldcast';

async function* backwards(file: File) {
  const { sampleRate, channels } = await yc.samples(file);
  yield { sampleRate, samples: channels.map((each) => each.reverse()) };
}

export default yc.Interface({
  fn: backwards,
  inputs: yc.Audio({ label: 'Sound', sources: ['upload'] }),
  outputs: yc.Audio({ label: 'Backwards' }),
});
