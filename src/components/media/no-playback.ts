import type { Playback } from '../../media';

/** Stands where there is nothing to play, so that the player has its place already and nothing moves later. */
export const noPlayback = (kind: 'audio' | 'video'): Playback => ({
  element: document.createElement(kind),
  state: {
    time: 0,
    duration: 0,
    complete: true,
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
  save: () => Promise.reject(new Error('There is nothing to save.')),
  dispose: () => {},
});
