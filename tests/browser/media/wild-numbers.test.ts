import { expect, test } from 'vitest';
import { raw } from './damage';
import { filmJobs, problemOf, soundJobs, whole } from './file-jobs';

// What a file tells of its rate, its channels and its sizes is not to be believed: whatever it is, each job ends by
// itself, with what there is or with a sentence.

/** A number in a file: what stands before it, how far behind that it begins, and how it is written. */
type Field = {
  readonly after: string;
  readonly at: number;
  readonly as: 'u8' | 'u16' | 'u32' | 'u64' | 'f64' | 'f80';
  readonly little?: boolean;
  readonly wild: readonly number[];
};

const rates = [0, 1, 4e9];
const channels = [0, 255, 65_535];
const sizes = [0, 0xffffffff];

/** The places of numbers in each container, by the names that its specification gives them. */
const fields: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  wav: {
    nChannels: { after: 'fmt ', at: 6, as: 'u16', little: true, wild: channels },
    nSamplesPerSec: { after: 'fmt ', at: 8, as: 'u32', little: true, wild: rates },
    'size of fmt': { after: 'fmt ', at: 0, as: 'u32', little: true, wild: sizes },
    'size of RIFF': { after: 'RIFF', at: 0, as: 'u32', little: true, wild: sizes },
    'size of data': { after: 'data', at: 0, as: 'u32', little: true, wild: sizes },
    nBlockAlign: { after: 'fmt ', at: 16, as: 'u16', little: true, wild: channels },
  },
  'audio/plain.aiff': {
    numChannels: { after: 'COMM', at: 4, as: 'u16', wild: channels },
    numSampleFrames: { after: 'COMM', at: 6, as: 'u32', wild: sizes },
    sampleRate: { after: 'COMM', at: 12, as: 'f80', wild: rates },
    'size of COMM': { after: 'COMM', at: 0, as: 'u32', wild: sizes },
    'size of SSND': { after: 'SSND', at: 0, as: 'u32', wild: sizes },
    offset: { after: 'SSND', at: 4, as: 'u32', wild: [0xffffffff] },
  },
  'audio/plain.au': {
    'offset of the data': { after: '.snd', at: 0, as: 'u32', wild: sizes },
    'size of the data': { after: '.snd', at: 4, as: 'u32', wild: sizes },
    'sample rate': { after: '.snd', at: 12, as: 'u32', wild: rates },
    channels: { after: '.snd', at: 16, as: 'u32', wild: channels },
  },
  'audio/plain.caf': {
    mSampleRate: { after: 'desc', at: 8, as: 'f64', wild: [...rates, -1, Number.NaN, Number.POSITIVE_INFINITY] },
    mBytesPerPacket: { after: 'desc', at: 24, as: 'u32', wild: sizes },
    mChannelsPerFrame: { after: 'desc', at: 32, as: 'u32', wild: channels },
    'size of desc': { after: 'desc', at: 0, as: 'u64', wild: sizes },
    'size of data': { after: 'data', at: 0, as: 'u64', wild: [...sizes, 2 ** 53] },
  },
  'audio/containers/flac16.flac': {
    'size of STREAMINFO': { after: 'fLaC', at: 0, as: 'u32', wild: [0, 0x00ffffff] },
    'block sizes': { after: 'fLaC', at: 4, as: 'u32', wild: sizes },
    // 20 bits of rate, three of channels, five of bits and the first four of the length.
    'rate, channels and bits': { after: 'fLaC', at: 14, as: 'u32', wild: [0, 0x1000, 0xfffff000, 0xffffffff] },
    'number of samples': { after: 'fLaC', at: 18, as: 'u32', wild: sizes },
  },
  'video/sound.m4a': {
    channelcount: { after: 'mp4a', at: 16, as: 'u16', wild: channels },
    samplerate: { after: 'mp4a', at: 24, as: 'u32', wild: [0, 0x10000, 0xffffffff] },
    'timescale of mdhd': { after: 'mdhd', at: 12, as: 'u32', wild: rates },
    'duration of mdhd': { after: 'mdhd', at: 16, as: 'u32', wild: sizes },
    'timescale of mvhd': { after: 'mvhd', at: 12, as: 'u32', wild: rates },
    'sample_size of stsz': { after: 'stsz', at: 4, as: 'u32', wild: [1, 0xffffffff] },
    'sample_count of stsz': { after: 'stsz', at: 8, as: 'u32', wild: sizes },
    'sample_delta of stts': { after: 'stts', at: 12, as: 'u32', wild: sizes },
    'size of mdat': { after: 'mdat', at: -8, as: 'u32', wild: [0, 1, 0xffffffff] },
    'size of moov': { after: 'moov', at: -8, as: 'u32', wild: [0, 1, 0xffffffff] },
    'size of stbl': { after: 'stbl', at: -8, as: 'u32', wild: [0, 1, 0xffffffff] },
    'size of mp4a': { after: 'mp4a', at: -8, as: 'u32', wild: [0, 1, 0xffffffff] },
  },
  'video/moov-at-front.mp4': {
    'width and height of avc1': { after: 'avc1', at: 24, as: 'u32', wild: [0, 0x00010001, 0xffffffff] },
    'timescale of mdhd': { after: 'mdhd', at: 12, as: 'u32', wild: rates },
    'sample_delta of stts': { after: 'stts', at: 12, as: 'u32', wild: sizes },
    'sample_count of stsz': { after: 'stsz', at: 8, as: 'u32', wild: sizes },
    'chunk_offset of stco': { after: 'stco', at: 8, as: 'u32', wild: sizes },
    'segment_duration of elst': { after: 'elst', at: 8, as: 'u32', wild: sizes },
    'media_time of elst': { after: 'elst', at: 12, as: 'u32', wild: [0x7fffffff, 0xfffffffe] },
  },
  'audio/containers/opus.webm': {
    SamplingFrequency: { after: '\xb5\x88', at: 0, as: 'f64', wild: [...rates, -1, Number.NaN] },
    Channels: { after: '\x9f\x81', at: 0, as: 'u8', wild: [0, 255] },
    'channels of OpusHead': { after: 'OpusHead', at: 1, as: 'u8', wild: [0, 255] },
    'pre-skip of OpusHead': { after: 'OpusHead', at: 2, as: 'u16', little: true, wild: [65_535] },
    TimestampScale: { after: '\x2a\xd7\xb1\x83', at: -1, as: 'u32', wild: [0x83000000, 0x83000001, 0x83ffffff] },
    Duration: { after: '\x44\x89\x88', at: 0, as: 'f64', wild: [0, -1, 4e18, Number.NaN] },
    'size of the cluster': { after: '\x1f\x43\xb6\x75', at: 0, as: 'u16', wild: [0x4000, 0x7fff] },
    'size of a block': { after: '\xa3', at: 0, as: 'u16', wild: [0x4000, 0x7ffe] },
  },
  'video/vp8-0.webm': {
    PixelWidth: { after: '\xb0\x82', at: 0, as: 'u16', wild: [0, 1, 65_535] },
    PixelHeight: { after: '\xba\x81', at: 0, as: 'u8', wild: [0, 1, 255] },
    TimestampScale: { after: '\x2a\xd7\xb1\x83', at: -1, as: 'u32', wild: [0x83000000, 0x83000001, 0x83ffffff] },
  },
  'audio/containers/opus-0.ogg': {
    channels: { after: 'OpusHead', at: 1, as: 'u8', wild: [0, 255] },
    'pre-skip': { after: 'OpusHead', at: 2, as: 'u16', little: true, wild: [65_535] },
    'input sample rate': { after: 'OpusHead', at: 4, as: 'u32', little: true, wild: rates },
    'mapping family': { after: 'OpusHead', at: 10, as: 'u8', wild: [1, 255] },
    'granule position': { after: 'OggS', at: 2, as: 'u64', little: true, wild: [2 ** 62] },
    'size of the tags': { after: 'OpusTags', at: 0, as: 'u32', little: true, wild: sizes },
  },
  'audio/containers/vorbis.ogg': {
    audio_channels: { after: '\x01vorbis', at: 4, as: 'u8', wild: [0, 255] },
    audio_sample_rate: { after: '\x01vorbis', at: 5, as: 'u32', little: true, wild: rates },
    'block sizes': { after: '\x01vorbis', at: 21, as: 'u8', wild: [0, 255] },
  },
  'audio/containers/flac.ogg': {
    'rate, channels and bits': { after: 'fLaC', at: 14, as: 'u32', wild: [0, 0x1000, 0xfffff000, 0xffffffff] },
  },
  'video/film.m2t': {
    'section_length of the PMT': { after: '\x47\x50\x00', at: 3, as: 'u16', wild: [0xb000, 0xbfff] },
    'length of the adaptation field': { after: '\x47\x41\x00\x30', at: 0, as: 'u8', wild: [0, 255] },
    PES_packet_length: { after: '\x00\x00\x01\xc0', at: 0, as: 'u16', wild: [0, 1, 65_535] },
    PES_header_data_length: { after: '\x00\x00\x01\xe0', at: 4, as: 'u8', wild: [0, 255] },
    // Its profile, rate and channels, and the upper bits of its length.
    'header of ADTS': { after: '\xff\xf1', at: 0, as: 'u16', wild: [0x5000, 0x7fff, 0x5c80] },
  },
  'video/opus.m2t': {
    'control header of Opus': { after: '\x7f\xe0', at: 0, as: 'u8', wild: [0, 255] },
    channel_config_code: { after: '\x7f\x02\x80', at: 0, as: 'u8', wild: [0, 255] },
  },
};

/** Marks are Latin-1: a byte each. */
const placesOf = (bytes: Uint8Array, mark: string): number[] => {
  const places: number[] = [];
  for (let at = 0; at + mark.length <= bytes.length; at++)
    if ([...mark].every((letter, i) => bytes[at + i] === letter.charCodeAt(0))) places.push(at);
  return places;
};

/** A whole number of 80 bits, as AIFF writes rates (IEEE 754, extended). */
const setExtended = (view: DataView, at: number, value: number): void => {
  const exponent = value > 0 ? Math.floor(Math.log2(value)) : 0;
  view.setUint16(at, value > 0 ? 16_383 + exponent : 0);
  view.setBigUint64(at + 2, BigInt(value) << BigInt(63 - exponent));
};

/** Ogg's own check (RFC 3533), without which a page is taken for damaged before its numbers are read. */
const checkedPage = (bytes: Uint8Array<ArrayBuffer>, at: number): void => {
  const view = new DataView(bytes.buffer);
  const segments = bytes[at + 26] ?? 0;
  const length = bytes.subarray(at + 27, at + 27 + segments).reduce((sum, one) => sum + one, 27 + segments);
  view.setUint32(at + 22, 0);
  let crc = 0;
  for (const byte of bytes.subarray(at, at + length)) {
    crc ^= byte << 24;
    for (let i = 0; i < 8; i++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  view.setUint32(at + 22, crc >>> 0, true);
};

/** The file with another number at the field's place; with it in each of its places, where there are several. */
const withNumber = (whole: Uint8Array, field: Field, value: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(whole);
  const view = new DataView(bytes.buffer);
  const places = placesOf(bytes, field.after);
  if (places.length === 0) throw new Error(`There is no ${field.after} in this file.`);
  for (const place of places) {
    const at = place + field.after.length + field.at;
    if (at + 10 > bytes.length) continue;
    if (field.as === 'u8') view.setUint8(at, value);
    else if (field.as === 'u16') view.setUint16(at, value, field.little);
    else if (field.as === 'u32') view.setUint32(at, value, field.little);
    else if (field.as === 'u64') view.setBigUint64(at, BigInt(value), field.little);
    else if (field.as === 'f64') view.setFloat64(at, value);
    else setExtended(view, at, value);
  }
  for (const page of placesOf(bytes, 'OggS')) checkedPage(bytes, page);
  return bytes;
};

const films = ['video/moov-at-front.mp4', 'video/vp8-0.webm', 'video/film.m2t', 'video/opus.m2t'];
const { samples, waveform, stream } = soundJobs;
const { mp4, webm, length, frames } = filmJobs;

test.each(Object.entries(fields))(
  'whatever %s tells of rates, channels and sizes, each job on it ends, with what there is or with a sentence',
  async (name, places) => {
    const bytes = await whole(name);
    const jobs = films.includes(name)
      ? { convert: name.endsWith('.mp4') ? webm : mp4, length, frames, 'film stream': filmJobs['film stream'] }
      : { samples, waveform, stream };
    for (const [what, field] of Object.entries(places)) {
      for (const value of field.wild) {
        let nothingRead = '';
        const file = new File([withNumber(bytes, field, value)], 'wild');
        for (const [which, job] of Object.entries(jobs)) {
          const where = `${name}, ${what} = ${value}, ${which}`;
          const began = performance.now();
          const problem = await problemOf(job, file);
          if (import.meta.env.VITE_TELL)
            console.log(`${where}: ${Math.round(performance.now() - began)} ms ${problem}`);
          expect.soft(problem, where).not.toMatch(raw);
          if (which === 'samples') nothingRead = problem;
          // What has no sound for one job has none for another, and a stream says so as well.
          if (which === 'stream' && /no sound/.test(nothingRead)) expect.soft(problem, where).not.toBe('');
          expect.soft(problem, where).not.toMatch(/did not come to an end|Timed out/);
        }
      }
    }
  },
);
