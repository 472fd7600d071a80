import { install as tools } from '../src/runtime/listening';

// Options of listeners that few sketches name. Like `generator-video.ts`, it loads only in programs that may have any.
export const install = tools;
