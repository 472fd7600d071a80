import { mpegHeader } from '../codecs/mpeg-audio';
import { adtsHeader } from './adts/frames';

/** The sample rate in a file's first frame header; 48,000 Hz if there is none, as a browser would decode it. */
export const rateOf = (file: Uint8Array): number => (adtsHeader(file) ?? mpegHeader(file))?.sampleRate ?? 48_000;
