import { bytesOfLength } from '../codecs/parameter-sets';
import type { VideoConfig } from '../codecs/video-packet';

/** The family of a codec, by its sample entry's letters: one track holds one family. */
export const familyOf = (codec: string): string =>
  codec.startsWith('avc')
    ? 'H.264'
    : /^(hvc|hev)1/.test(codec)
      ? 'HEVC'
      : (codec.split('.')[0] as string).replace('vp8', 'vp08');

export const rotationOf = ({ rotation = 0 }: VideoConfig): number => rotation;

/** Can one sample entry hold both? */
export const isOfOneCodec = (one: VideoConfig, other: VideoConfig): boolean =>
  familyOf(one.codec) === familyOf(other.codec) && bytesOfLength(one) === bytesOfLength(other);

/** Can one track hold all of them? */
export const isOfOneKind = (pieces: readonly { readonly config: VideoConfig }[]): boolean => {
  const [first] = pieces;
  return pieces.every(
    ({ config }) => first && isOfOneCodec(first.config, config) && rotationOf(config) === rotationOf(first.config),
  );
};
