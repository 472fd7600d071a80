import * as yc from 'yieldcast';

export default yc.Interface({
  fn: () => Array.from({ length: 3 }, () => yc.noise(60, 60)),
  outputs: yc.Gallery({ label: 'Faces', columns: 2 }),
  title: 'Noise',
});
