type TrackProcessor<Piece> = new (init: {
  track: MediaStreamTrack;
  maxBufferSize: number;
}) => { readonly readable: ReadableStream<Piece> };

/**
 * The queue of what a track gives, frames or blocks of sound, where the browser has one: Chromium. It is not in the types
 * of the DOM.
 */
export const trackProcessor = <Piece extends VideoFrame | AudioData>(): TrackProcessor<Piece> | undefined =>
  (globalThis as { MediaStreamTrackProcessor?: unknown }).MediaStreamTrackProcessor as
    | TrackProcessor<Piece>
    | undefined;
