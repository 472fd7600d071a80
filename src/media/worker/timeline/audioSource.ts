import type { SaveFormat, StreamChunk } from '../../contract';
import { ChunkStream } from '../decode/chunkStream';
import { saveAudio } from '../save/saveAudio';
import { lossOf, type StreamSource, type StreamVoice } from '../streamSource';
import { saveMovie } from '../video/save/saveMovie';
import { VideoArchive } from '../video/timeline/videoArchive';
import { Archive } from './archive';
import { Feed } from './feed';
import { Fit } from './fit';
import { Peaks } from './peaks';

/** One stream of sound: files of any kind, pieces of one, or samples. */
export class AudioSource implements StreamSource {
  readonly name = 'Sound';
  readonly #voice: StreamVoice;
  readonly #archive = new Archive();
  readonly #peaks = new Peaks();
  readonly #feed: Feed;
  readonly #fit: Fit;
  readonly #chunks: ChunkStream;

  /** @param pictures What is told of files that have pictures as well; see {@link ChunkStream}. */
  constructor(voice: StreamVoice, pictures?: string) {
    this.#voice = voice;
    this.#feed = new Feed(this.#archive, {
      media: (bytes, end) => voice.media(0, bytes, end),
      finished: () => voice.finished(),
    });
    this.#fit = new Fit((pcm) => {
      this.#archive.append(pcm);
      this.#peaks.push(pcm);
      this.#feed.pump().catch((error: Error) => voice.problem(0, lossOf(this, error)));
      voice.grown(this.duration);
    });
    this.#chunks = new ChunkStream(
      { pcm: (pcm) => this.#fit.push(pcm), problem: voice.problem, ...(pictures !== undefined && { pictures }) },
      voice.decodeOnPage,
    );
  }

  get duration(): number {
    return this.#archive.duration;
  }

  takePeaks(end: boolean): Uint8Array<ArrayBuffer> {
    return this.#peaks.take({ end });
  }

  async read(chunk: number, value: StreamChunk): Promise<void> {
    if (value.as === 'frame') this.#voice.problem(chunk, `chunk ${chunk} is a frame of video; sound was expected`);
    else await this.#chunks.push(chunk, value);
  }

  async end(): Promise<void> {
    await this.#chunks.end();
    this.#fit.flush();
  }

  complete(): Promise<void> {
    return this.#feed.complete();
  }

  playAt(time: number): Promise<void> {
    return this.#feed.playAt(time);
  }

  seek(time: number): Promise<void> {
    return this.#feed.seek(time);
  }

  /** Sound is encoded by ourselves: no player fails at it. */
  mend(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  save(format: SaveFormat): Promise<Blob> {
    // Of a film without pictures.
    if (format === 'mp4') return saveMovie(new VideoArchive(), this.#archive);
    return saveAudio(this.#archive.pieces(), this.#archive.shape, format);
  }

  close(): void {
    this.#chunks.close();
  }
}
