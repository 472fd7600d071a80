import type { GifTools } from '../src/api/internal';
import * as tools from '../src/runtime/gif';

// Implements `yc.gif`. Like `generator-video.ts`, it loads only in programs that name it.
export const { encodeGif }: GifTools = tools;
