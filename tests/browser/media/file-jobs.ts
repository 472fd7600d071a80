import { onTestFinished, vi } from 'vitest';
import { convertMedia, cutMedia, decodeSound, soundShape, wavFileOf } from '../../../src/media';
import { filmLength } from '../../../src/media/page/playback/file-shape';
import { StreamPlayback } from '../../../src/media/page/playback/stream-playback';
import { read, run } from './sandbox-video';

/** A fixture of sound or film; 'wav' is made. */
export const whole = async (name: string): Promise<Uint8Array<ArrayBuffer>> => {
  if (name === 'wav') {
    const channels = [new Int16Array(4_000).buffer];
    return new Uint8Array(await wavFileOf({ sampleRate: 8_000, format: 's16', channels }).arrayBuffer());
  }
  const response = await fetch(`/tests/fixtures/${name}`);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};

/** Streams a file in three pieces, and saves what came of it. */
const stream = async (file: File, kind: 'audio' | 'video'): Promise<void> => {
  const playback = new StreamPlayback({ of: kind === 'audio' ? { kind } : { kind, fps: 30 }, bufferAhead: 1e9 });
  onTestFinished(() => playback.dispose());
  const size = Math.max(1, Math.ceil(file.size / 3));
  for (let at = 0; at < file.size; at += size) {
    playback.push(
      file
        .slice(at, at + size)
        .arrayBuffer()
        .then((bytes) => ({ as: 'bytes', bytes, type: '' })),
    );
  }
  playback.end();
  if (file.size > 0) await vi.waitUntil(() => playback.state.complete, { timeout: 30_000, interval: 5 });
  const problems = playback.state.problems.map(({ message }) => message);
  if (playback.state.duration > 0) await playback.save(kind === 'audio' ? 'wav' : 'mp4');
  playback.dispose();
  if (problems.length > 0) throw new Error(problems.join(' '));
};

/** What a sketch does with a file. */
const inSketch = async (file: File, fn: string): Promise<void> => {
  const { outcome } = await run(`async function* (file) { ${fn} yield 1; }`, file);
  if (outcome !== 'done') throw new Error(outcome);
};

type Job = (file: File, lost: (message: string) => void) => Promise<unknown>;
type Jobs = Readonly<Record<string, Job>>;

/** All that is done with a file of sound. Each rejects with a sentence. */
export const soundJobs = {
  wav: (file, lost) => convertMedia(file, 'wav', { lost }),
  samples: (file, lost) => decodeSound(file, { lost }),
  trim: (file, lost) => cutMedia(file, 0.1, 0.3, { lost }),
  waveform: (file) => soundShape(file),
  stream: (file) => stream(file, 'audio'),
  'yc.samples, yc.chunks': (file) =>
    inSketch(file, 'await yc.samples(file); for await (const chunk of yc.chunks(file, { seconds: 0.5 })) void chunk;'),
} satisfies Jobs;

/** All that is done with a film. */
export const filmJobs = {
  ...soundJobs,
  mp4: (file, lost) => convertMedia(file, 'mp4', { lost }),
  webm: (file, lost) => convertMedia(file, 'webm', { lost }),
  length: (file) => filmLength(file),
  'film stream': (file) => stream(file, 'video'),
  frames: (file) => read(file, { width: 32 }),
  'yc.Clip': (file) =>
    inSketch(
      file,
      `const clip = new yc.Clip({ fps: 15, sound: file });
      for await (const frame of yc.frames(file, { fps: 15, width: 32 })) await clip.add(frame);
      if (clip.duration > 0) await clip.finish();`,
    ),
} satisfies Jobs;

/** Does a job; gives what was wrong or could not be read, '' where nothing was. */
export const problemOf = async (job: Job, file: File): Promise<string> => {
  const lost: string[] = [];
  await job(file, (message) => lost.push(message)).catch((reason: unknown) =>
    lost.push(reason instanceof Error ? reason.message : String(reason)),
  );
  return lost.join(' ');
};
