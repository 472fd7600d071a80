import {
  BufferTarget,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  QUALITY_HIGH,
  VideoSample,
  VideoSampleSource,
} from 'mediabunny';
import type { Clip, ClipOptions } from '../../api/internal';
import { type AddSound, ClipSound } from './clip-sound';
import { frameOf, type Size, sizeOf } from './frame';
import { checkRate } from './rate';
import type { MakeReadable } from './source';

/** A file in the making. */
type Recording = { size: Size; from: number; count: number; opened: Promise<Opened>; done: Promise<unknown> };
type Opened = {
  output: Output<Mp4OutputFormat, BufferTarget>;
  source: VideoSampleSource;
  addSound: AddSound | undefined;
};

const codecs = ['avc', 'vp9', 'vp8'] as const;

/** Encodes frames into one MP4 file after another. */
export const createClip = ({ fps = 30, bitrate, sound: film }: ClipOptions, makeReadable: MakeReadable): Clip => {
  checkRate('a clip', fps);
  const sound = film && new ClipSound(film, makeReadable);
  let recording: Recording | undefined;
  /** How many frames the previous clips have. */
  let before = 0;

  const open = async (size: Size): Promise<Opened> => {
    const quality = bitrate ?? QUALITY_HIGH;
    const codec = await getFirstEncodableVideoCodec([...codecs], { ...size, bitrate: quality });
    if (!codec) {
      const { width, height } = size;
      throw new Error(`This browser cannot encode video of ${width}×${height} pixels. Add smaller frames.`);
    }
    const source = new VideoSampleSource({ codec, bitrate: quality });
    const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target: new BufferTarget() });
    output.addVideoTrack(source, { frameRate: fps });
    const addSound = await sound?.addTrack(output);
    await output.start();
    return { output, source, addSound };
  };

  const begin = (size: Size): Recording => {
    const opened = open(size);
    return { size, from: before, count: 0, opened, done: opened };
  };

  return {
    get duration() {
      return (recording?.count ?? 0) / fps;
    },

    add(image) {
      const current = recording ?? begin(sizeOf(image));
      const timestamp = current.count / fps;
      // Made now: the author may go on drawing on a canvas before the encoder gets to it.
      const frame = frameOf(image, current.size, Math.round(timestamp * 1e6));
      recording = current;
      current.count++;
      const sample = new VideoSample(frame, { timestamp, duration: 1 / fps });
      const added = current.done
        .then(async () => (await current.opened).source.add(sample))
        .finally(() => sample.close());
      // Callers that do not wait for this get the error from `finish`.
      added.catch(() => {});
      current.done = added;
      return added;
    },

    async finish() {
      const current = recording;
      if (!current) throw new Error('A clip needs at least one frame: call add(frame) before finish().');
      recording = undefined;
      before += current.count;
      const { output, addSound } = await current.opened;
      try {
        await current.done;
        await addSound?.(current.from / fps, (current.from + current.count) / fps);
        await output.finalize();
      } catch (error) {
        await output.cancel();
        throw error;
      }
      return new Blob([output.target.buffer as ArrayBuffer], { type: 'video/mp4' });
    },
  };
};
