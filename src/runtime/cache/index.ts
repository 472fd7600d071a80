export { openCache } from './open-cache';
