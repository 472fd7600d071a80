import type { CaptureTools } from '../src/api/internal';
import * as tools from '../src/runtime/capture';

// What devices, streams and samples need of the runtime: one text like `generator-video.ts`, for programs that name them.
export const { check, streamOf, liveStream, soundOf, heardOf, wavOf, pixelsOfFrame }: CaptureTools = tools;
