import { chatInterfaceOf as tools } from '../src/runtime/chat';

// Implements `yc.ChatInterface`. Like `generator-video.ts`, it loads only in programs that name it.
export const chatInterfaceOf = tools;
