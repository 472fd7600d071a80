import { chatEncodingOf as encoding, chatInterfaceOf as tools } from '../src/runtime/chat';

// Implements `yc.ChatInterface`, and encodes conversations. Like `generator-video.ts`, it loads only in programs that
// name a chat.
export const chatInterfaceOf = tools;
export const chatEncodingOf = encoding;
