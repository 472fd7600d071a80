import { adtsHeader } from './adtsFrames';
import { mpegHeader } from './mpegFrames';

/** The sample rate that a file's first frame tells of; 48,000 Hz where it tells of none, as a browser would decode it. */
export const rateOf = (file: Uint8Array): number => (adtsHeader(file) ?? mpegHeader(file))?.sampleRate ?? 48_000;
