import clip from '../../../public/examples/clip.mp4?url';
import type { StreamChunk } from '../../../src/media';
import { VideoSource } from '../../../src/media/worker/streams/movie/movie-source';
import type { Figures, Measured } from '../figures';
import { cutFilm } from '../films.mjs';

export const figures = {
  mp4: { what: 'MP4 of 640×360 with AAC, in chunks of 1 s, to media: times real time', unit: '×', atLeast: 100 },
  ts: { what: 'the same, MPEG-TS: times real time', unit: '×', atLeast: 100 },
  whole: { what: 'the same, one fragmented MP4 in pieces of 16 KB: times real time', unit: '×', atLeast: 100 },
} satisfies Figures;

const repeats = 5;

/** Times real time, of a second run: the first one lets the engine compile. */
const rate = async (chunks: readonly Uint8Array[]): Promise<number> => {
  const once = async () => {
    let duration = 0;
    const source = new VideoSource(
      {
        tracks: () => {},
        media: () => {},
        finished: () => {},
        grown: (now) => {
          duration = now;
        },
        problem: (_, message) => {
          throw new Error(message);
        },
        decodeOnPage: () => Promise.reject(new Error('Not here.')),
        canPlay: async (mimeType) => MediaSource.isTypeSupported(mimeType),
      },
      30,
    );
    const copies = chunks.map((bytes): StreamChunk => ({ as: 'bytes', bytes: bytes.slice().buffer, type: '' }));
    const began = performance.now();
    for (const [i, chunk] of copies.entries()) {
      await source.read(i + 1, chunk);
      await source.playAt(duration);
    }
    await source.end();
    await source.complete();
    const took = performance.now() - began;
    source.close();
    return (duration * 1000) / took;
  };
  await once();
  return once();
};

const times = <T>(list: readonly T[]): T[] => Array.from({ length: repeats }, () => list).flat();

const pieces = (film: Uint8Array, size: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(film.length / size) }, (_, i) => film.subarray(i * size, (i + 1) * size));

export const measure = async (): Promise<Measured<typeof figures>> => {
  const film = new Uint8Array(await (await fetch(clip)).arrayBuffer());
  return {
    mp4: await rate(times(await cutFilm(film, 'mp4'))),
    ts: await rate(times(await cutFilm(film, 'ts'))),
    whole: await rate(times(pieces(film, 16 * 1024))),
  };
};
