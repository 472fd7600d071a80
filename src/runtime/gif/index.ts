export { encodeGif } from './encodeGif';
