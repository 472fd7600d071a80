type TrackProcessor<Piece> = new (init: {
  track: MediaStreamTrack;
  maxBufferSize: number;
}) => { readonly readable: ReadableStream<Piece> };

/**
 * The browser's queue of what a track delivers, frames or blocks of sound. On the page, only Chromium has it.
 * TypeScript's DOM types lack it.
 */
export const trackProcessor = <Piece extends VideoFrame | AudioData>(): TrackProcessor<Piece> | undefined =>
  (globalThis as { MediaStreamTrackProcessor?: unknown }).MediaStreamTrackProcessor as
    | TrackProcessor<Piece>
    | undefined;
