import type { Lent } from '../extra-tools';
import { annotatedImageOf } from './annotated-image';
import { imageSliderOf } from './image-slider';

/** Adds `yc.ImageSlider` and `yc.AnnotatedImage`. Bundled separately, for programs that name one. */
export const install = (lent: Lent): object => ({
  ImageSlider: imageSliderOf(lent),
  AnnotatedImage: annotatedImageOf(lent),
});
