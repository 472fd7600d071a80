import { install as tools } from '../src/runtime/drawing';

// What people draw on. Like `generator-video.ts`, it loads only in programs that may have it.
export const install = tools;
