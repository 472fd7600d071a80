import type { VideoConfig } from '../video-packet';

/** A frame for a decoder. The first one must be a key frame, and all must come in decode order. */
export type Probed = { readonly data: Uint8Array; readonly isKey: boolean };

const hasDescription = /^(avc|hev|hvc|av01)/;

/** Does the browser decode all of these frames? Undefined if we cannot find out. */
const decodes = async (config: VideoConfig, frames: readonly Probed[]): Promise<boolean | undefined> => {
  let failed = false;
  const decoder = new VideoDecoder({
    output: (frame) => frame.close(),
    error: () => {
      failed = true;
    },
  });
  try {
    const { codec, description } = config;
    decoder.configure({ codec, ...(hasDescription.test(codec) && { description: description.slice() }) });
    for (const [timestamp, { data, isKey }] of frames.entries()) {
      decoder.decode(new EncodedVideoChunk({ type: isKey ? 'key' : 'delta', timestamp, data }));
    }
  } catch {
    // Refused before decoding: WebCodecs does not accept the key frame as one, or lacks the codec.
    if (!failed) {
      if (decoder.state !== 'closed') decoder.close();
      return undefined;
    }
  }
  await decoder.flush().catch(() => {
    failed = true;
  });
  if (decoder.state !== 'closed') decoder.close();
  return !failed;
};

/**
 * The index of the first frame in a group that the browser does not decode: −1 if it decodes all of them, undefined if
 * we cannot find out. The group must begin with a key frame.
 */
export const firstUndecodable = async (config: VideoConfig, group: readonly Probed[]): Promise<number | undefined> => {
  if (typeof VideoDecoder === 'undefined' || group.length === 0) return undefined;
  const all = await decodes(config, group);
  if (all !== false) return all === undefined ? undefined : -1;
  // A decoder reports that it failed, but not where: find out by bisection.
  let [good, bad] = [0, group.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (await decodes(config, group.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
};
