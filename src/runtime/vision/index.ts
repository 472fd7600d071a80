export { createDetect } from './detect';
