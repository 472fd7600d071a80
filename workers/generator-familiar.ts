import { install as tools } from '../src/runtime/familiar';

// Accepts spellings from Gradio. Like `generator-video.ts`, it loads only in programs that may use them.
export const install = tools;
