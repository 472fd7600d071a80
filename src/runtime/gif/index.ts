export { encodeGif } from './encode-gif';
