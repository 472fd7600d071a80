import * as tools from '../src/runtime/cache';

// Implements `yc.cache`, `yc.cached` and `yc.asset`. Like `generator-video.ts`, it loads only in programs that name them.
export const { openCache } = tools;
