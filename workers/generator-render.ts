import * as tools from '../src/runtime/render';

// Implements `yc.render`. Like `generator-video.ts`, it loads only in programs that name it.
export const { openRender } = tools;
