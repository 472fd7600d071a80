export { createVoiceActivity } from './voice-activity';
