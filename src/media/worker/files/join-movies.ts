import {
  ALL_FORMATS,
  AudioSampleSink,
  AudioSampleSource,
  BlobSource,
  canEncodeAudio,
  canEncodeVideo,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  Output,
  QUALITY_HIGH,
  VideoSampleSink,
  VideoSampleSource,
} from 'mediabunny';
import type { MovieFormat } from '../../shared/capture-messages';
import type { Report } from '../../shared/messages';
import { BlobTarget } from './blob-target';
import { codecs, containers } from './movie-codecs';

type Part = { input: Input; video: InputVideoTrack | null; audio: InputAudioTrack | null };

/** Sample rate of all sound in a recording, in Hz: the rate of Opus. */
const sampleRate = 48_000;

const openPart = async (file: Blob): Promise<Part> => {
  const input = new Input({ source: new BlobSource(file), formats: ALL_FORMATS });
  return { input, video: await input.getPrimaryVideoTrack(), audio: await input.getPrimaryAudioTrack() };
};

const videoSource = async (track: InputVideoTrack, format: MovieFormat): Promise<VideoSampleSource> => {
  const [width, height] = [await track.getDisplayWidth(), await track.getDisplayHeight()];
  for (const codec of codecs[format].video) {
    // Cameras differ in size: the size of the first is kept, and the others are fitted into it.
    if (await canEncodeVideo(codec, { width, height })) {
      return new VideoSampleSource({ codec, quality: QUALITY_HIGH, sizeChangeBehavior: 'contain' });
    }
  }
  throw new Error(`This browser cannot encode the pictures of ${format}. Record again without changing the camera.`);
};

const audioSource = async (format: MovieFormat): Promise<AudioSampleSource> => {
  for (const codec of codecs[format].audio) {
    if (await canEncodeAudio(codec, { numberOfChannels: 1, sampleRate })) {
      return new AudioSampleSource({ codec, quality: QUALITY_HIGH, transform: { numberOfChannels: 1, sampleRate } });
    }
  }
  throw new Error(`This browser cannot encode the sound of ${format}. Record again without changing the camera.`);
};

/** Adds the frames of all parts, one part after another. */
const putPictures = async (
  parts: readonly Part[],
  starts: readonly number[],
  source: VideoSampleSource,
  put: (time: number) => void,
) => {
  for (const [i, { video }] of parts.entries()) {
    if (!video) continue;
    const first = await video.getFirstTimestamp();
    for await (const sample of new VideoSampleSink(video).samples()) {
      sample.setTimestamp(sample.timestamp - first + (starts[i] as number));
      await source.add(sample);
      put(sample.timestamp + sample.duration);
      sample.close();
    }
  }
  source.close();
};

const putSound = async (parts: readonly Part[], starts: readonly number[], source: AudioSampleSource) => {
  for (const [i, { audio }] of parts.entries()) {
    if (!audio) continue;
    const first = await audio.getFirstTimestamp();
    const end = starts[i + 1] ?? Number.POSITIVE_INFINITY;
    for await (const sample of new AudioSampleSink(audio).samples()) {
      const at = Math.max(0, sample.timestamp - first) + (starts[i] as number);
      sample.setTimestamp(at);
      if (at + sample.duration <= end) await source.add(sample);
      sample.close();
    }
  }
  source.close();
};

/**
 * Joins films into one, one after another. It re-encodes them, since their cameras may differ in everything.
 *
 * @throws Error with a sentence, if the browser cannot encode them.
 */
export const joinMovies = async (files: readonly Blob[], format: MovieFormat, report: Report): Promise<Blob> => {
  const parts = await Promise.all(files.map(openPart));
  try {
    const starts = [0];
    for (const { video } of parts) {
      const length = video ? (await video.computeDuration()) - (await video.getFirstTimestamp()) : 0;
      starts.push((starts.at(-1) as number) + length);
    }
    const length = starts.pop() as number;
    const target = new BlobTarget();
    const output = new Output({ format: containers[format](), target: target.target });
    const seen = parts.find(({ video }) => video)?.video;
    if (!seen) throw new Error('There are no pictures in this recording.');
    const pictures = await videoSource(seen, format);
    output.addVideoTrack(pictures);
    const sound = parts.some(({ audio }) => audio) ? await audioSource(format) : undefined;
    if (sound) output.addAudioTrack(sound);
    await output.start();
    await Promise.all([
      putPictures(parts, starts, pictures, (time) => report(time / length)),
      sound && putSound(parts, starts, sound),
    ]);
    await output.finalize();
    return target.blob(`video/${format}`);
  } finally {
    for (const { input } of parts) input.dispose();
  }
};
