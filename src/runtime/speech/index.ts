export { createSpeak } from './speak';
