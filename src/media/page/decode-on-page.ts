import type { DecodeFile } from '../shared/messages';

/** The browser's `decodeAudioData`, which workers lack. It resamples to its context's rate: so that is the file's. */
export const decodeOnPage: DecodeFile = async (file, sampleRate) => {
  const context = new OfflineAudioContext(1, 1, sampleRate);
  const decoded = await context.decodeAudioData(file).catch(() => {
    throw new Error('this browser cannot decode it');
  });
  return {
    sampleRate: decoded.sampleRate,
    channels: Array.from({ length: decoded.numberOfChannels }, (_, c) => decoded.getChannelData(c)),
  };
};
