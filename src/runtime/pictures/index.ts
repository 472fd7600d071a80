import type { Lent } from '../extra-tools';
import { imageSliderOf } from './image-slider';

/** Adds `yc.ImageSlider`. Bundled separately, for programs that name it. */
export const install = (lent: Lent): object => ({ ImageSlider: imageSliderOf(lent) });
