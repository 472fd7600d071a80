import { drawNumber, once } from './video-frames';

const size = { width: 160, height: 90 };
const fps = 20;

/** What browsers may record; each is asked for. */
export const recordedTypes = [
  'video/webm;codecs=vp8,opus',
  'video/webm;codecs=vp9,opus',
  'video/webm;codecs=av1,opus',
  'video/webm;codecs=avc1.42E01F,opus',
  'video/webm;codecs=h264,opus',
  'video/webm;codecs=vp8,pcm',
  'video/webm;codecs=h264,pcm',
  'video/webm;codecs=vp8',
  'video/x-matroska;codecs=avc1.42E01F,opus',
  'video/x-matroska;codecs=avc1.42E01F,pcm',
  'video/x-matroska;codecs=avc1,aac',
  'video/x-matroska;codecs=vp9,opus',
  'video/x-matroska;codecs=av1,opus',
  'video/x-matroska;codecs=hvc1.1.6.L93.B0,opus',
  'video/x-matroska',
  'video/mp4;codecs=avc1.42E01F,opus',
  'video/mp4;codecs=avc1.42E01F,mp4a.40.2',
  'video/mp4;codecs=avc1.42E01F,flac',
  'video/mp4;codecs=avc3.42E01F,opus',
  'video/mp4;codecs=vp9,opus',
  'video/mp4;codecs=vp09.00.10.08,mp4a.40.2',
  'video/mp4;codecs=av01.0.04M.08,opus',
  'video/mp4;codecs=hvc1.1.6.L93.B0,opus',
  'video/mp4;codecs=avc1.42E01F',
  'video/mp4',
  'audio/webm;codecs=opus',
  'audio/webm;codecs=pcm',
  'audio/mp4;codecs=opus',
  'audio/mp4;codecs=mp4a.40.2',
  'audio/mp4;codecs=flac',
  'audio/ogg;codecs=opus',
].filter((type) => MediaRecorder.isTypeSupported(type));

/** Milliseconds of a recording. */
const length = 900;

/** A moving picture with a tone of 440 Hz. */
const performed = async (mimeType: string) => {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const tone = new AudioContext({ sampleRate: 48_000 });
  const oscillator = new OscillatorNode(tone, { frequency: 440 });
  const sound = new MediaStreamAudioDestinationNode(tone, { channelCount: 1 });
  oscillator.connect(sound);
  oscillator.start();
  await tone.resume();
  let number = 0;
  const timer = setInterval(() => context.drawImage(drawNumber(number++, size), 0, 0), 1000 / fps);
  const stream = new MediaStream([
    ...(mimeType.startsWith('video/') ? canvas.captureStream(fps).getTracks() : []),
    ...(/,|audio\/|^[^;]*$/.test(mimeType) ? sound.stream.getTracks() : []),
  ]);
  const stop = async () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    await tone.close();
  };
  return { stream, stop };
};

/** What a recorder gives until enough is recorded. */
const piecesOf = async (stream: MediaStream, mimeType: string, slice?: number) => {
  const recorder = new MediaRecorder(stream, { mimeType });
  const blobs: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size > 0) blobs.push(data);
  });
  const stopped = once(recorder, 'stop');
  recorder.start(slice);
  await once(recorder, 'start');
  setTimeout(() => recorder.stop(), length);
  await stopped;
  return Promise.all(blobs.map(async (blob) => new Uint8Array(await blob.arrayBuffer())));
};

/** The same recorded by the browser's own recorder in one piece, and in slices of so many milliseconds. */
export const recorded = async (mimeType: string, slice: number) => {
  const { stream, stop } = await performed(mimeType);
  const [whole, sliced] = await Promise.all([piecesOf(stream, mimeType), piecesOf(stream, mimeType, slice)]);
  await stop();
  return { whole, sliced };
};
