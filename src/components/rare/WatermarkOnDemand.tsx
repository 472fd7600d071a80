import { lazily } from '../lazily';
import type { WatermarkProps } from './Watermark';

/** Loaded for the few that have one. */
export const WatermarkOnDemand = lazily<WatermarkProps>(() => import('./Watermark').then((module) => module.Watermark));
