import type { AudioChunk, Decoded, FromStream, SaveFormat, ToStream } from '../../contract';
import { ChunkStream } from '../decode/chunkStream';
import { rateOf } from '../decode/rateOf';
import type { Pcm } from '../pcm/pcm';
import { saveAudio } from '../save/saveAudio';
import { Archive } from './archive';
import { Feed } from './feed';
import { Fit } from './fit';
import { Peaks } from './peaks';

/** How often the page is told that a stream has grown, in milliseconds, while one chunk is read. */
const tellEvery = 50;

/** One stream of sound in the media worker: chunks come in on the port, media to append goes out on it. */
export const openAudioStream = (port: MessagePort): void => {
  const post = (message: FromStream, transfer: Transferable[] = []) => port.postMessage(message, transfer);
  const archive = new Archive();
  const peaks = new Peaks();
  let epoch = 0;
  let lastTold = 0;
  const asked = new Map<number, { resolve(pcm: Pcm): void; reject(error: Error): void }>();
  let requests = 0;
  /** Settles when all chunks that have come are read. */
  let reading: Promise<void> = Promise.resolve();

  const feed = new Feed(archive, {
    media: (bytes, end) => post({ type: 'media', epoch, track: 0, bytes, end }, [bytes]),
    finished: () => post({ type: 'finished', epoch }),
  });
  /** Nothing in the sound makes it fail; but a Blob may be lost with the disk that it lies on. */
  const go = (making: Promise<void>): Promise<void> =>
    making.catch((error: Error) => post({ type: 'problem', chunk: 0, message: `Sound was lost: ${error.message}` }));
  const tellGrowth = (end = false) => {
    lastTold = performance.now();
    const more = peaks.take({ end });
    post({ type: 'grown', duration: archive.duration, peaks: more }, [more.buffer]);
  };
  const fit = new Fit((pcm) => {
    archive.append(pcm);
    peaks.push(pcm);
    void go(feed.pump());
    if (performance.now() - lastTold > tellEvery) tellGrowth();
  });
  const decodeOnPage = (file: Uint8Array) => {
    const request = ++requests;
    const bytes = file.slice().buffer;
    post({ type: 'decode', request, bytes, sampleRate: rateOf(file) }, [bytes]);
    return new Promise<Pcm>((resolve, reject) => asked.set(request, { resolve, reject }));
  };
  const chunks = new ChunkStream(
    { pcm: (pcm) => fit.push(pcm), problem: (chunk, message) => post({ type: 'problem', chunk, message }) },
    decodeOnPage,
  );

  const read = async (chunk: number, value: AudioChunk) => {
    await chunks.push(chunk, value);
    tellGrowth();
    post({ type: 'read', chunk });
  };
  const end = async () => {
    await chunks.end();
    fit.flush();
    tellGrowth(true);
    post({ type: 'complete' });
    await go(feed.complete());
  };
  const save = async (request: number, format: SaveFormat) => {
    await reading;
    try {
      post({ type: 'saved', request, file: await saveAudio(archive.pieces(), archive.shape, format) });
    } catch (error) {
      post({ type: 'unsaved', request, message: error instanceof Error ? error.message : String(error) });
    }
  };
  const answer = (request: number, decoded: Decoded | { message: string }) => {
    const waiting = asked.get(request);
    asked.delete(request);
    if ('message' in decoded) waiting?.reject(new Error(decoded.message));
    else waiting?.resolve({ ...decoded, format: 'f32' });
  };

  port.onmessage = ({ data }: MessageEvent<ToStream>) => {
    switch (data.type) {
      case 'chunk':
        if (data.value.as !== 'frame') reading = read(data.chunk, data.value);
        break;
      case 'end':
        reading = end();
        break;
      case 'playhead':
        void go(feed.playAt(data.time));
        break;
      case 'seek':
        epoch = data.epoch;
        void go(feed.seek(data.time));
        break;
      case 'save':
        void save(data.request, data.format);
        break;
      case 'decoded':
        answer(data.request, data.decoded);
        break;
      case 'close':
        chunks.close();
        port.close();
    }
  };
};
