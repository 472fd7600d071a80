import type { GifTools } from '../src/api/internal';
import * as tools from '../src/runtime/gif';

// What is behind `yc.gif`: one text like `generator-video.ts`, for programs that name it.
export const { encodeGif }: GifTools = tools;
