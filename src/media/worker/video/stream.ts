import type { Decoded, FromStream, StreamChunk, ToStream } from '../../contract';
import { rateOf } from '../decode/rateOf';
import type { Pcm } from '../pcm/pcm';
import { VideoSource } from './videoSource';

/** How often the page is told that a stream has grown, in milliseconds, while one chunk is read. */
const tellEvery = 50;

/** One stream of video in the media worker: chunks come in on the port, media to append goes out on it. */
export const openVideoStream = (port: MessagePort, fps: number): void => {
  const post = (message: FromStream, transfer: Transferable[] = []) => port.postMessage(message, transfer);
  let epoch = 0;
  let duration = 0;
  let lastTold = 0;
  let requests = 0;
  const decoding = new Map<number, { resolve(pcm: Pcm): void; reject(error: Error): void }>();
  const playing = new Map<number, (plays: boolean) => void>();
  /** Settles when all chunks that have come are read. */
  let reading: Promise<void> = Promise.resolve();

  const tellGrowth = () => {
    lastTold = performance.now();
    post({ type: 'grown', duration, peaks: new Uint8Array() });
  };
  const source = new VideoSource(
    {
      tracks: (mimeTypes) => post({ type: 'tracks', mimeTypes }),
      media: (track, bytes, end, mimeType) =>
        post({ type: 'media', epoch, track, bytes, end, ...(mimeType !== undefined && { mimeType }) }, [bytes]),
      finished: () => post({ type: 'finished', epoch }),
      grown: (now) => {
        duration = now;
        if (performance.now() - lastTold > tellEvery) tellGrowth();
      },
      problem: (chunk, message) => post({ type: 'problem', chunk, message }),
      decodeOnPage: (file) => {
        const request = ++requests;
        const bytes = file.slice().buffer;
        post({ type: 'decode', request, bytes, sampleRate: rateOf(file) }, [bytes]);
        return new Promise((resolve, reject) => decoding.set(request, { resolve, reject }));
      },
      canPlay: (mimeType) => {
        const request = ++requests;
        post({ type: 'plays', request, mimeType });
        return new Promise((resolve) => playing.set(request, resolve));
      },
    },
    fps,
  );
  /** Nothing in the stream makes it fail; but a Blob may be lost with the disk that it lies on. */
  const go = (making: Promise<void>): Promise<void> =>
    making.catch((error: Error) => post({ type: 'problem', chunk: 0, message: `Video was lost: ${error.message}` }));

  const read = async (chunk: number, value: StreamChunk) => {
    await go(source.read(chunk, value));
    tellGrowth();
    post({ type: 'read', chunk });
  };
  const end = async () => {
    await go(source.end());
    tellGrowth();
    post({ type: 'complete' });
  };
  const save = async (request: number) => {
    await reading;
    try {
      post({ type: 'saved', request, file: await source.save() });
    } catch (error) {
      post({ type: 'unsaved', request, message: error instanceof Error ? error.message : String(error) });
    }
  };
  const answer = (request: number, decoded: Decoded | { message: string }) => {
    const waiting = decoding.get(request);
    decoding.delete(request);
    if ('message' in decoded) waiting?.reject(new Error(decoded.message));
    else waiting?.resolve({ ...decoded, format: 'f32' });
  };

  port.onmessage = ({ data }: MessageEvent<ToStream>) => {
    switch (data.type) {
      case 'chunk': {
        const before = reading;
        reading = before.then(() => read(data.chunk, data.value));
        break;
      }
      case 'end':
        reading = reading.then(end);
        break;
      case 'playhead':
        void go(source.playAt(data.time));
        break;
      case 'seek':
        epoch = data.epoch;
        void go(source.seek(data.time));
        break;
      case 'save':
        void save(data.request);
        break;
      case 'decoded':
        answer(data.request, data.decoded);
        break;
      case 'playable':
        playing.get(data.request)?.(data.plays);
        playing.delete(data.request);
        break;
      case 'close':
        source.close();
        port.close();
    }
  };
};
