import type { Decoded, FromStream, StreamChunk, ToStream } from '../../shared/messages';
import { rateOf } from '../formats/detect';
import type { Pcm } from '../pcm/pcm';
import { lossOf, type StreamSink, type StreamSource } from './stream-source';

/** Shortest time between two growth reports to the page while a chunk is being read, in milliseconds. */
const progressInterval = 50;

/** Requests to the page, matched to its answers by number. */
class Questions<Answer> {
  readonly #waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  #last = 0;

  ask(post: (request: number) => void): Promise<Answer> {
    const request = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(request, { resolve, reject });
      post(request);
    });
  }

  answer(request: number, answer: Answer | Error): void {
    const waiting = this.#waiting.get(request);
    this.#waiting.delete(request);
    if (answer instanceof Error) waiting?.reject(answer);
    else waiting?.resolve(answer);
  }
}

/**
 * Serves one stream in the media worker. Chunks arrive on the port and are read one after another; media to append goes
 * out on the same port.
 */
export const serveStream = (port: MessagePort, makeSource: (voice: StreamSink) => StreamSource): void => {
  const post = (message: FromStream, transfer: Transferable[] = []) => port.postMessage(message, transfer);
  const decoding = new Questions<Pcm>();
  const playing = new Questions<boolean>();
  let epoch = 0;
  let lastTold = 0;
  /** Settles when every chunk received so far has been read. */
  let reading: Promise<void> = Promise.resolve();

  const voice: StreamSink = {
    tracks: (mimeTypes) => post({ type: 'tracks', mimeTypes }),
    media: (track, bytes, end, mimeType) =>
      post({ type: 'media', epoch, track, bytes, end, ...(mimeType !== undefined && { mimeType }) }, [bytes]),
    finished: () => post({ type: 'finished', epoch }),
    grown: () => {
      if (performance.now() - lastTold > progressInterval) tellGrowth();
    },
    problem: (chunk, message) => post({ type: 'problem', chunk, message }),
    decodeOnPage: (file) => {
      const bytes = file.slice().buffer;
      return decoding.ask((request) => post({ type: 'decode', request, bytes, sampleRate: rateOf(file) }, [bytes]));
    },
    canPlay: (mimeType) => playing.ask((request) => post({ type: 'plays', request, mimeType })),
  };
  const source = makeSource(voice);
  const go = (making: Promise<void>): Promise<void> =>
    making.catch((error: Error) => voice.problem(0, lossOf(source, error)));
  const tellGrowth = (end = false) => {
    lastTold = performance.now();
    const peaks = source.takePeaks(end);
    post({ type: 'grown', duration: source.duration, peaks }, [peaks.buffer]);
  };

  const read = async (chunk: number, value: StreamChunk) => {
    await go(source.read(chunk, value));
    tellGrowth();
    post({ type: 'read', chunk });
  };
  const end = async () => {
    await go(source.end());
    tellGrowth(true);
    post({ type: 'complete' });
    await go(source.complete());
  };
  const mend = async ({ request, time }: Extract<ToStream, { type: 'mend' }>) => {
    const left = await source.mend(time).catch((error: Error) => voice.problem(0, lossOf(source, error)));
    if (left) voice.problem(0, left);
    post({ type: 'mended', request, mended: !!left });
  };
  const save = async ({ request, format }: Extract<ToStream, { type: 'save' }>) => {
    await reading;
    try {
      post({ type: 'saved', request, file: await source.save(format) });
    } catch (error) {
      post({ type: 'unsaved', request, message: error instanceof Error ? error.message : String(error) });
    }
  };
  const answer = (decoded: Decoded | { message: string }): Pcm | Error =>
    'message' in decoded ? new Error(decoded.message) : { ...decoded, format: 'f32' };

  port.onmessage = ({ data }: MessageEvent<ToStream>) => {
    switch (data.type) {
      case 'chunk':
        reading = reading.then(() => read(data.chunk, data.value));
        break;
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
      case 'mend':
        void mend(data);
        break;
      case 'save':
        void save(data);
        break;
      case 'decoded':
        decoding.answer(data.request, answer(data.decoded));
        break;
      case 'playable':
        playing.answer(data.request, data.plays);
        break;
      case 'close':
        source.close();
        port.close();
    }
  };
};
