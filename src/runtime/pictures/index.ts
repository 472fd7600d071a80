import type { Lent } from '../extra-tools';
import { annotatedImageOf } from './annotated-image';
import { imageSliderOf } from './image-slider';
import { plotOf } from './plot';

/** Adds `yc.ImageSlider`, `yc.AnnotatedImage` and `yc.Plot`. Bundled separately, for programs that name one. */
export const install = (lent: Lent): object => ({
  ImageSlider: imageSliderOf(lent),
  AnnotatedImage: annotatedImageOf(lent),
  Plot: plotOf(lent),
});
