import { valueToolsOf as tools } from '../src/runtime/values';

// Implements values that are functions, and states of classes. Like `generator-video.ts`, it loads only in programs that
// may have any.
export const valueToolsOf = tools;
