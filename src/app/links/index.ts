export { doorsOf } from './doors';
export { fillFrom } from './link-values';
