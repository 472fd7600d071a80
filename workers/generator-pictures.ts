import { install as tools } from '../src/runtime/pictures';

// Pictures with something over them. Like `generator-video.ts`, it loads only in programs that may use them.
export const install = tools;
