import {
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  MP4,
  Mp4OutputFormat,
  MpegTsOutputFormat,
  Output,
} from 'mediabunny';

const packetsOf = async (track) => {
  const packets = [];
  const sink = new EncodedPacketSink(track);
  for await (const packet of sink.packets()) packets.push(packet);
  return packets;
};

/** Those of a second, with times from 0 on. Each of its seconds begins with a key frame. */
const within = (packets, from, to) => {
  const first = packets.findIndex(({ timestamp, type }) => type === 'key' && timestamp >= from - 1e-3);
  const next = packets.findIndex(({ timestamp, type }) => type === 'key' && timestamp >= to - 1e-3);
  const part = first < 0 ? [] : packets.slice(first, next < 0 ? undefined : next);
  return part.map((packet) => packet.clone({ timestamp: Math.max(0, packet.timestamp - from) }));
};

const write = async (format, tracks) => {
  const output = new Output({
    format: format === 'ts' ? new MpegTsOutputFormat() : new Mp4OutputFormat({ fastStart: 'in-memory' }),
    target: new BufferTarget(),
  });
  const [video, sound] = [new EncodedVideoPacketSource('avc'), new EncodedAudioPacketSource('aac')];
  output.addVideoTrack(video);
  output.addAudioTrack(sound);
  await output.start();
  const add = async (source, { packets, decoderConfig }) => {
    for (const packet of packets) await source.add(packet, { decoderConfig });
    source.close();
  };
  await Promise.all([add(video, tracks.video), add(sound, tracks.sound)]);
  await output.finalize();
  return new Uint8Array(output.target.buffer);
};

/**
 * Cuts a film of H.264 and AAC into whole films of a second each; packets are copied, as with `ffmpeg -c copy`.
 *
 * @param {Uint8Array} film
 * @param {'mp4' | 'ts'} format
 * @returns {Promise<Uint8Array[]>}
 */
export const cutFilm = async (film, format) => {
  const input = new Input({ formats: [MP4], source: new BufferSource(film) });
  const tracks = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  const [video, sound] = await Promise.all(
    tracks.map(async (track) => ({
      packets: await packetsOf(track),
      decoderConfig: await track.getDecoderConfig(),
    })),
  );
  const seconds = Math.round(await tracks[0].computeDuration());
  const pieces = [];
  for (let from = 0; from < seconds; from++) {
    const part = ({ packets, decoderConfig }) => ({ packets: within(packets, from, from + 1), decoderConfig });
    pieces.push(await write(format, { video: part(video), sound: part(sound) }));
  }
  return pieces;
};
