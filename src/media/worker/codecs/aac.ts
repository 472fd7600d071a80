/** In bits per second. */
export const aacBitrate = (channels: number): number => 32_000 + 64_000 * channels;

/** Does this browser have an AAC encoder? We ask it directly, so that nothing needs to be loaded. */
export const hasAacEncoder = async (): Promise<boolean> => {
  if (typeof AudioEncoder === 'undefined') return false;
  const config = { codec: 'mp4a.40.2', sampleRate: 48_000, numberOfChannels: 2, bitrate: aacBitrate(2) };
  const { supported } = await AudioEncoder.isConfigSupported(config).catch(() => ({ supported: false }));
  return supported === true;
};
