import { trackProcessor } from './track-processor';

const gone = (): Error => new Error('The camera was let go before it gave a picture.');

/** Delivers the newest picture of a camera, and holds no more than that one. */
export type Frames = {
  /** Resolves to a picture once there is one; the caller has to close it. Rejects when the camera is released. */
  next(): Promise<VideoFrame>;
  close(): void;
};

/** Reads a queue of length 1, in which the browser replaces the picture with each newer one. */
const framesByProcessor = (reader: ReadableStreamDefaultReader<VideoFrame>): Frames => {
  return {
    next: async () => {
      const { value } = await reader.read();
      if (!value) throw gone();
      return value;
    },
    close: () => void reader.cancel().catch(() => {}),
  };
};

/** For browsers without such a queue: takes the picture that a video element shows. */
const framesByElement = (track: MediaStreamTrack): Frames => {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  let fail: (error: Error) => void = () => {};
  const closed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Prevents an unhandled rejection if nobody is waiting.
  closed.catch(() => {});
  const shown = new Promise<void>((resolve) => {
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(() => resolve());
    else (video as HTMLVideoElement).addEventListener('loadeddata', () => resolve(), { once: true });
  });
  void video.play().catch(() => {});
  return {
    next: async () => {
      await Promise.race([shown, closed]);
      return frameOf(video);
    },
    close: () => {
      video.srcObject = null;
      fail(gone());
    },
  };
};

const frameOf = (video: HTMLVideoElement): VideoFrame => {
  const timestamp = Math.round(video.currentTime * 1e6);
  try {
    return new VideoFrame(video, { timestamp });
  } catch {
    // Not every browser makes a VideoFrame from an element.
    const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
    canvas.getContext('2d')?.drawImage(video, 0, 0);
    return new VideoFrame(canvas, { timestamp });
  }
};

/** Opens a camera's track to take pictures from it. */
export const openFrames = (track: MediaStreamTrack): Frames => {
  const Processor = trackProcessor<VideoFrame>();
  if (!Processor) return framesByElement(track);
  return framesByProcessor(new Processor({ track, maxBufferSize: 1 }).readable.getReader());
};
