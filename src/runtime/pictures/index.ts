import type { Lent } from '../extra-tools';
import { annotatedImageOf } from './annotated-image';
import { imageSliderOf } from './image-slider';
import { model3dOf } from './model3d';
import { plotOf } from './plot';

/** Adds `yc.ImageSlider`, `yc.AnnotatedImage`, `yc.Plot` and `yc.Model3D`. Bundled separately, for programs that name one. */
export const install = (lent: Lent): object => ({
  ImageSlider: imageSliderOf(lent),
  AnnotatedImage: annotatedImageOf(lent),
  Plot: plotOf(lent),
  Model3D: model3dOf(lent),
});
