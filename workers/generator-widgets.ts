import { install as tools } from '../src/runtime/widgets';

// Colours, dates, text in classes, buttons that move files. Like `generator-video.ts`, it loads only in programs that
// may use them.
export const install = tools;
