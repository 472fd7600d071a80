import { install as tools } from '../src/runtime/remote';

// `yc.remote`. Like `generator-video.ts`, it loads only in programs that name it.
export const install = tools;
