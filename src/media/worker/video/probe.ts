import type { VideoConfig } from './packet';

/** A frame as a decoder takes it: from a key frame on, in the order of decoding. */
export type Probed = { readonly data: Uint8Array; readonly isKey: boolean };

const hasDescription = /^(avc|hev|hvc|av01)/;

/** Does the browser decode all of these frames? Undefined where it cannot be asked. */
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
    // What was refused before it was decoded: a key frame that WebCodecs takes for none, or a codec that it lacks.
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
 * The first frame of a group that the browser does not decode, by its index: −1 where it decodes all, undefined where it
 * cannot be asked. The group begins with a key frame.
 */
export const firstUndecodable = async (config: VideoConfig, group: readonly Probed[]): Promise<number | undefined> => {
  if (typeof VideoDecoder === 'undefined' || group.length === 0) return undefined;
  const all = await decodes(config, group);
  if (all !== false) return all === undefined ? undefined : -1;
  // A decoder tells that it failed, and not where: halves tell.
  let [good, bad] = [0, group.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (await decodes(config, group.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
};
