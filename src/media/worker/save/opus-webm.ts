import { OpusWebm } from '../formats/webm/opus-writer';
import { blocksOf } from '../pcm/blocks';
import { type Pieces, type Shape, toShape } from '../pcm/shape';

/** The rate that Opus is decoded at, in Hz, whatever went in. */
const sampleRate = 48_000;

/** 20 ms in samples: the length of the packets that encoders return. */
const packetLength = 960;

/** How many packets may wait for the encoder. More would pile up in memory. */
const mostWaiting = 50;

/**
 * Enough silence, in samples, to push the rest out of an encoder: its delay is 312 samples, and it returns whole
 * packets.
 */
const trailing = 2 * packetLength;

/** How many packets to hold back: they may turn out to be silence after the end. */
const heldBack = 4;

/** In bits per second. */
const bitrateOf = (channels: number): number => (channels === 1 ? 96_000 : 160_000);

/** The RFC 7845 header, for encoders that provide none: 312 samples of delay, as libopus has in its usual mode. */
const plainHeader = (channels: number): Uint8Array<ArrayBuffer> => {
  const header = new Uint8Array(19);
  header.set(new TextEncoder().encode('OpusHead'));
  const view = new DataView(header.buffer);
  view.setUint8(8, 1);
  view.setUint8(9, channels);
  view.setUint16(10, 312, true);
  view.setUint32(12, sampleRate, true);
  return header;
};

const bytesOf = (source: AllowSharedBufferSource): Uint8Array<ArrayBuffer> =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice()
    : new Uint8Array(source as ArrayBuffer).slice();

/**
 * Saves Opus in a WebM with the browser's own encoder, in mono or stereo. It decodes to as many samples as went in, at
 * 48 kHz.
 *
 * @throws Error with a sentence, if the browser has no such encoder.
 */
export const saveOpus = async (pieces: Pieces, shape: Omit<Shape, 'format'>): Promise<Blob> => {
  const channels = Math.min(2, shape.channels);
  const config = { codec: 'opus', sampleRate, numberOfChannels: channels, bitrate: bitrateOf(channels) };
  const { supported } =
    typeof AudioEncoder === 'undefined' ? { supported: false } : await AudioEncoder.isConfigSupported(config);
  if (!supported) throw new Error('This browser cannot encode Opus for WebM. Take WAV or MP3.');
  const file = new OpusWebm();
  let header = plainHeader(channels);
  let failure: Error | undefined;
  let packets: Uint8Array<ArrayBuffer>[] = [];
  let given = 0;
  const give = (count: number) => {
    for (const packet of packets.slice(0, count)) file.add(packet, packetLength);
    given += Math.min(count, packets.length);
    packets = packets.slice(count);
  };
  let wake: () => void = () => {};
  const encoder = new AudioEncoder({
    output: (chunk, metadata) => {
      const description = metadata?.decoderConfig?.description;
      if (description) header = bytesOf(description);
      const packet = new Uint8Array(chunk.byteLength);
      chunk.copyTo(packet);
      packets.push(packet);
      if (packets.length > heldBack) give(1);
    },
    error: (error) => {
      failure = error;
      wake();
    },
  });
  encoder.addEventListener('dequeue', () => wake());
  encoder.configure(config);
  let samples = 0;
  let fed = 0;
  const feed = (data: Int16Array<ArrayBuffer>, length: number) => {
    const timestamp = Math.round((fed / sampleRate) * 1e6);
    const audio = new AudioData({
      format: 's16-planar',
      sampleRate,
      numberOfChannels: channels,
      numberOfFrames: length,
      timestamp,
      data,
    });
    encoder.encode(audio);
    audio.close();
    fed += length;
  };
  try {
    for await (const { data, length } of blocksOf(
      toShape(pieces, { sampleRate, channels, format: 's16' }),
      channels,
      packetLength,
    )) {
      feed(data, length);
      samples += length;
      while (encoder.encodeQueueSize > mostWaiting && !failure) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (failure) throw failure;
    }
    const rest = (packetLength - (samples % packetLength)) % packetLength;
    const silence = rest + trailing;
    feed(new Int16Array(silence * channels), silence);
    await encoder.flush();
  } finally {
    if (encoder.state !== 'closed') encoder.close();
  }
  const preSkip = new DataView(header.buffer).getUint16(10, true);
  give(Math.ceil((preSkip + samples) / packetLength) - given);
  return file.finish({ channels, header, preSkip }, samples);
};
