import { install as tools } from '../src/runtime/plots';

// The data of plots. Like `generator-video.ts`, it loads only in programs that may use it.
export const install = tools;
