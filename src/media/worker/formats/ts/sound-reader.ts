import { SoundPlacer } from '../../streams/movie/place-sound';
import type { Section } from '../../streams/movie/place-video';
import { damagedFrames } from '../movie-problems';
import type { MovieOut } from '../movie-reader';
import type { OpenReader } from '../sound-reader';
import { openTsSoundTrack } from './movie-reader';

/** Seconds. If the clock jumps by more than this, another file follows: do not fill the gap with silence. */
const jump = 1;

/** Reads the sound of MPEG-TS, with pictures or without. */
export const openTsSound: OpenReader = (give, decodeOnPage) => {
  /** There are no pictures to wait for: each part of the sound begins where the one before ends. */
  const timeline = {
    sections: [] as Section[],
    get end(): number {
      return placer.end;
    },
  };
  const placer = new SoundPlacer(give, timeline, decodeOnPage);
  const found: Parameters<MovieOut['sound']>[] = [];
  let problem: string | undefined;
  let damaged = 0;
  let next = Number.NaN;
  const reader = openTsSoundTrack({
    video: () => {},
    sound: (...frame) => void found.push(frame),
    damaged: (kind = 'video') => {
      if (kind === 'sound') damaged++;
    },
    problem: (message) => {
      problem ??= message;
    },
  });

  const place = async (): Promise<void> => {
    for (const [track, frame] of found.splice(0)) {
      if (!(Math.abs(frame.time - next) < jump))
        timeline.sections.push({ start: Math.max(frame.time, track.from), at: placer.end });
      next = frame.time + frame.duration;
      await placer.push(track, frame);
    }
    placer.follow();
    if (problem) throw new Error(problem);
  };

  return {
    push: async (bytes) => {
      await reader.push(bytes);
      await place();
      await placer.settled();
    },
    end: async () => {
      const failure = await reader.end().then(
        () => undefined,
        (error: unknown) => error,
      );
      await place();
      await placer.finish();
      await placer.flush();
      if (failure) throw failure;
      if (damaged > 0) throw new Error(damagedFrames('sound', damaged));
    },
    complete: false,
    get hasPictures() {
      return reader.hasPictures;
    },
    goesOn: (bytes) => reader.goesOn(bytes),
    close: () => {
      reader.close();
      placer.close();
    },
  };
};
