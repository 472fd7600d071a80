import { expect, test } from 'vitest';
import { damages, numbers, raw } from './damage';
import { filmJobs, problemOf, soundJobs, whole } from './file-jobs';

// Each ends within its bound: by itself, and not because the watch over the media worker ended it. For a long run:
// VITE_FUZZ_ROUNDS=20 VITE_FUZZ_SEED=100 npx vitest run --project browser fuzz --testTimeout 600000

const rounds = Number(import.meta.env.VITE_FUZZ_ROUNDS ?? 1);
const firstSeed = Number(import.meta.env.VITE_FUZZ_SEED ?? 1);

const films = [
  'video/moov-at-front.mp4',
  'video/fragmented.mp4',
  'video/no-b-frames.mov',
  'video/h264.mkv',
  'video/vp8-0.webm',
  'video/vp9-live.webm',
  'video/alone-0.m2t',
  'video/opus.m2t',
];

const sounds = [
  'video/sound.m4a',
  'audio/containers/fragmented.m4a',
  'audio/containers/opus.webm',
  'audio/containers/opus-0.ogg',
  'audio/containers/vorbis.ogg',
  'audio/containers/flac.ogg',
  'audio/containers/flac16.flac',
  'audio/tagged-1.mp3',
  'audio/second-1.aac',
  'audio/plain.aiff',
  'audio/plain.au',
  'audio/plain.caf',
  'wav',
];

/** In a long run, what is read in ways of its own. */
const more =
  rounds > 1
    ? [
        ...['audio/plain-1.mp3', 'audio/mpeg2.mp3', 'audio/picture-vbr.mp3', 'audio/stream.aac', 'audio/piped.flac'],
        ...['audio/containers/mp3.mp4', 'audio/containers/flac.mp4', 'audio/containers/opus.mp4'],
        ...['audio/containers/flac24.flac', 'audio/containers/vorbis.webm', 'audio/containers/alac.m4a'],
      ]
    : [];
const moreFilms =
  rounds > 1
    ? ['video/vp9.mp4', 'video/av1.mp4', 'video/hevc.mp4', 'video/variable.mp4', 'video/mp3.m2t', 'video/turned.mp4']
    : [];

test.each([...films, ...moreFilms, ...sounds, ...more])(
  'whatever is wrong with %s, each job on it ends, with a file or a sentence',
  async (name) => {
    const jobs = [...films, ...moreFilms].includes(name) ? filmJobs : soundJobs;
    const bytes = await whole(name);
    for (let seed = firstSeed; seed < firstSeed + rounds; seed++) {
      // With each seed, another file is damaged in each way.
      const every = Object.entries(damages);
      const some = rounds > 1 ? every : [every[(seed + name.length) % every.length] as (typeof every)[number]];
      for (const [how, damage] of some) {
        const file = new File([damage(bytes, numbers(seed * 7_919 + name.length + how.length))], 'damaged');
        // One after the other: then all of them share one media worker, and starting it is what costs.
        for (const [what, job] of Object.entries(jobs)) {
          const where = `${name}, ${how}, seed ${seed}, ${what}`;
          const began = performance.now();
          const problem = await problemOf(job, file);
          if (rounds > 1) console.log(`${where}: ${Math.round(performance.now() - began)} ms ${problem}`);
          expect.soft(problem, where).not.toMatch(raw);
          expect.soft(problem, where).not.toMatch(/did not come to an end|Timed out/);
        }
      }
    }
  },
);
