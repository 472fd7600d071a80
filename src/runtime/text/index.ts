export { createGenerateText } from './generate-text';
