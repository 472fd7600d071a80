export { serveVoice } from './serve-voice';
export { createSpeak } from './speak';
export { openVoice } from './voice';
export { openVoiceThread } from './voice-thread';
