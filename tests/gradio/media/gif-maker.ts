import * as yc from 'yieldcast';

export default yc.Interface({
  fn: (pictures) =>
    yc.gif(
      pictures.map(([picture]) => picture),
      { seconds: 0.2 },
    ),
  inputs: yc.Gallery({ label: 'Pictures' }),
  outputs: yc.Image({ label: 'GIF' }),
});
