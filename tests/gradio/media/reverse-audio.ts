import * as yc from 'yieldcast';

export default yc.Interface({
  fn: ({ sampleRate, samples }) => ({ sampleRate, samples: samples.toReversed() }),
  inputs: yc.Audio({ label: 'Sound', type: 'samples' }),
  outputs: yc.Audio({ label: 'Backwards' }),
});
