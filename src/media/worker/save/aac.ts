/** In bits a second. */
export const aacBitrate = (channels: number): number => 32_000 + 64_000 * channels;

/** Has this browser an AAC encoder? It is asked directly, so that nothing is loaded for the question. */
export const hasAacEncoder = async (): Promise<boolean> => {
  if (typeof AudioEncoder === 'undefined') return false;
  const config = { codec: 'mp4a.40.2', sampleRate: 48_000, numberOfChannels: 2, bitrate: aacBitrate(2) };
  const { supported } = await AudioEncoder.isConfigSupported(config).catch(() => ({ supported: false }));
  return supported === true;
};
