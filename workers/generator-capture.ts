import type { CaptureTools } from '../src/api/internal';
import * as tools from '../src/runtime/capture';

// Implements devices, streams and samples. Like `generator-video.ts`, it loads only in programs that name them.
export const { check, streamOf, liveStream, soundOf, heardOf, wavOf, pixelsOfFrame }: CaptureTools = tools;
