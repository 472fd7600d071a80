import * as yc from 'yieldcast';

export default yc.Interface({
  fn: (picture, film) => [picture, film],
  inputs: [yc.Image({ label: 'Picture', sources: ['webcam'] }), yc.Video({ label: 'Film', sources: ['webcam'] })],
  outputs: [yc.Image({ label: 'Same picture' }), yc.Video({ label: 'Same film' })],
});
