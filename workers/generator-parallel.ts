import { install as tools } from '../src/runtime/parallel';

// `yc.parallel`. Like `generator-video.ts`, it loads only in programs that name it.
export const install = tools;
