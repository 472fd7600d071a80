import { mediaTypeOf } from '../../codecs/media-type';
import type { VideoConfig } from '../../codecs/video-packet';
import { sizeProblem, unplayable } from '../../formats/movie-problems';

/** Whether the browser plays this type: `MediaSource.isTypeSupported`, asked on the page. */
export type CanPlay = (mimeType: string) => boolean | Promise<boolean>;

/** Finds out which video the browser plays, asking once per codec. */
export class Playable {
  readonly #canPlay: CanPlay;
  readonly #plays = new Map<string, boolean>();

  constructor(canPlay: CanPlay) {
    this.#canPlay = canPlay;
  }

  /** @throws Error with a sentence, where such pictures are not played. */
  async check(config: VideoConfig): Promise<void> {
    const problem = sizeProblem(config);
    if (problem) throw new Error(problem);
    const { codec } = config;
    let plays = this.#plays.get(codec);
    if (plays === undefined) {
      plays = await this.#canPlay(mediaTypeOf(codec));
      this.#plays.set(codec, plays);
    }
    if (!plays) throw new Error(unplayable(config));
  }
}
