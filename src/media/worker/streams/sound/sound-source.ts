import type { SaveFormat, StreamChunk } from '../../../shared/messages';
import { StreamConformer } from '../../pcm/conform';
import { Peaks } from '../../pcm/peaks';
import { saveMovie } from '../../save/movie';
import { saveAudio } from '../../save/save-sound';
import { PacketStore } from '../../store/packet-store';
import { SoundStore } from '../../store/sound-store';
import { lossOf, type StreamSink, type StreamSource } from '../stream-source';
import { ChunkReader } from './chunk-reader';
import { SoundSegmenter } from './sound-segmenter';

/** One sound stream: files of any kind, pieces of one, or samples. */
export class AudioSource implements StreamSource {
  readonly name = 'Sound';
  readonly #voice: StreamSink;
  readonly #soundStore = new SoundStore();
  readonly #peaks = new Peaks();
  readonly #soundSegmenter: SoundSegmenter;
  readonly #conformer: StreamConformer;
  readonly #chunks: ChunkReader;

  /** @param pictures The problem to report for files that also have pictures; see {@link ChunkReader}. */
  constructor(voice: StreamSink, pictures?: string) {
    this.#voice = voice;
    this.#soundSegmenter = new SoundSegmenter(this.#soundStore, {
      media: (bytes, end) => voice.media(0, bytes, end),
      finished: () => voice.finished(),
    });
    this.#conformer = new StreamConformer((pcm) => {
      this.#soundStore.append(pcm);
      this.#peaks.push(pcm);
      this.#soundSegmenter.pump().catch((error: Error) => voice.problem(0, lossOf(this, error)));
      voice.grown(this.duration);
    });
    this.#chunks = new ChunkReader(
      { pcm: (pcm) => this.#conformer.push(pcm), problem: voice.problem, ...(pictures !== undefined && { pictures }) },
      voice.decodeOnPage,
    );
  }

  get duration(): number {
    return this.#soundStore.duration;
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
    this.#conformer.flush();
  }

  complete(): Promise<void> {
    return this.#soundSegmenter.complete();
  }

  playAt(time: number): Promise<void> {
    return this.#soundSegmenter.playAt(time);
  }

  seek(time: number): Promise<void> {
    return this.#soundSegmenter.seek(time);
  }

  /** Nothing to mend: we encode the sound ourselves, and no player fails on it. */
  mend(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  save(format: SaveFormat): Promise<Blob> {
    // The stream is a film without pictures.
    if (format === 'mp4') return saveMovie(new PacketStore(), this.#soundStore);
    return saveAudio(this.#soundStore.pieces(), this.#soundStore.shape, format);
  }

  close(): void {
    this.#chunks.close();
  }
}
