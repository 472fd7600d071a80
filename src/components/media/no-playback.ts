import type { Playback } from '../../media';
import { say } from '../../words';

/** An empty playback, so that the player takes its place before there is anything to play and nothing moves later. */
export const noPlayback = (kind: 'audio' | 'video'): Playback => ({
  element: document.createElement(kind),
  state: {
    time: 0,
    duration: 0,
    complete: true,
    measuring: false,
    playing: false,
    buffering: false,
    refused: false,
    buffered: [0, 0],
    full: false,
    problems: [],
    peaks: new Uint8Array(),
  },
  subscribe: () => () => {},
  play: () => {},
  pause: () => {},
  seek: () => {},
  saveFormats: async () => [],
  save: () => Promise.reject(new Error(say('There is nothing to save.'))),
  dispose: () => {},
});
