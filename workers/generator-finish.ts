import { finishOf as tools } from '../src/runtime/finish';

// Themes, style sheets, texts in several languages, and validators. Like `generator-video.ts`, it loads only in programs
// that name one of them.
export const finishOf = tools;
