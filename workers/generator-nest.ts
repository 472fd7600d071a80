import { install as tools } from '../src/runtime/nest';

// Apps within apps, and samples to pick. Like `generator-video.ts`, it loads only in programs that may use them.
export const install = tools;
