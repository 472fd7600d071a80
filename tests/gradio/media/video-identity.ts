import * as yc from 'yieldcast';

export default yc.Interface({
  fn: (film) => film,
  inputs: yc.Video({ label: 'Film' }),
  outputs: yc.Video({ label: 'Same film' }),
});
