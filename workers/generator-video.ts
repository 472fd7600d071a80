import type { VideoTools } from '../src/api/internal';
import * as tools from '../src/runtime/video';

// What is behind `yc.frames` and `yc.Clip`: bundled whole into one text, which the generator worker imports from a `data:`
// URL when a program needs it.
export const { readFrames, createClip }: VideoTools = tools;
