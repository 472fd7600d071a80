import {
  BufferTarget,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  type Input,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';
import type { ChunksOptions } from '../../api/internal';
import { ClipSound } from './clip-sound';
import { mp3Chunks, startsLikeMp3 } from './mp3-chunks';
import { checkSource, type MakeReadable, openSource, type Source, sourceName } from './source';
import { openTrack } from './track';
import { startsLikeWav, wavChunks } from './wav-chunks';

/** Cuts a sound or a film into pieces of about this many seconds, each a file that plays on its own. */
export async function* cutChunks(
  source: Source,
  { seconds = 1 }: ChunksOptions,
  makeReadable: MakeReadable,
): AsyncGenerator<Blob, void, void> {
  if (!(Number.isFinite(seconds) && seconds > 0)) {
    throw new RangeError(`The seconds of yc.chunks are a number above 0; got ${String(seconds)}.`);
  }
  checkSource(source, 'yc.chunks takes a sound or a film as');
  const blob = source instanceof Blob ? source : new Blob([source as BlobPart]);
  const head = new Uint8Array(await blob.slice(0, 12).arrayBuffer());
  if (startsLikeWav(head)) yield* wavChunks(blob, seconds);
  else if (startsLikeMp3(head)) yield* mp3Chunks(blob, seconds);
  else yield* filmChunks(source, seconds, makeReadable);
}

/** Copies packets into one MP4 after another, each starting at a key frame. */
async function* filmChunks(source: Source, seconds: number, makeReadable: MakeReadable) {
  const { input } = await openSource(source, 'film', makeReadable);
  try {
    yield* copied(source, input, seconds, makeReadable);
  } finally {
    input.dispose();
  }
}

async function* copied(source: Source, input: Input, seconds: number, makeReadable: MakeReadable) {
  const track = await openTrack(input, sourceName(source));
  const [codec, decoderConfig] = [await track.getCodec(), await track.getDecoderConfig()];
  if (!codec || !decoderConfig) return;
  const origin = await track.getFirstTimestamp();
  const sound = new ClipSound(source, makeReadable);

  const begin = async (from: number) => {
    const video = new EncodedVideoPacketSource(codec);
    const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target: new BufferTarget() });
    output.addVideoTrack(video);
    const addSound = await sound.addTrack(output);
    await output.start();
    return {
      from,
      video,
      end: async (to: number) => {
        await addSound?.(from, to);
        await output.finalize();
        return new Blob([output.target.buffer as ArrayBuffer], { type: 'video/mp4' });
      },
    };
  };

  let chunk: Awaited<ReturnType<typeof begin>> | undefined;
  let last = 0;
  for await (const packet of new EncodedPacketSink(track).packets()) {
    const time = packet.timestamp - origin;
    // The time of a key frame may be rounded.
    if (packet.type === 'key' && (!chunk || time - chunk.from > seconds - 0.01)) {
      if (chunk) yield await chunk.end(time);
      chunk = await begin(time);
    }
    last = Math.max(last, time + packet.duration);
    // We drop a packet shown before the key frame that it follows: it depends on frames of the previous chunk.
    if (chunk && time >= chunk.from)
      await chunk.video.add(packet.clone({ timestamp: time - chunk.from }), { decoderConfig });
  }
  if (chunk) yield await chunk.end(last);
}
