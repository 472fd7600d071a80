import { say } from '../../words';
/** Replaces `pictures.ts` in an export, which the encoders would make larger by a quarter of a megabyte. */
export const pictureWork = (): Promise<never> =>
  Promise.reject(
    new Error(say('An exported app holds no code that makes image and zip files. Save JSON Lines instead.')),
  );
