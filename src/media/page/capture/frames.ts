import { trackProcessor } from './trackProcessor';

const gone = (): Error => new Error('The camera was let go before it gave a picture.');

/** Gives the newest picture of a camera, and holds no more than that one. */
export type Frames = {
  /** Waits for the first one; whoever takes it closes it. Rejects when the camera is let go. */
  next(): Promise<VideoFrame>;
  close(): void;
};

/** A queue of one, in which the browser puts the newest picture in the place of the one before it. */
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

/** Where a browser has no such queue: what an element shows. */
const framesByElement = (track: MediaStreamTrack): Frames => {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  let fail: (error: Error) => void = () => {};
  const closed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Nobody may be waiting.
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
    // Not every engine takes an element.
    const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
    canvas.getContext('2d')?.drawImage(video, 0, 0);
    return new VideoFrame(canvas, { timestamp });
  }
};

/** Takes pictures from a camera's track. */
export const openFrames = (track: MediaStreamTrack): Frames => {
  const Processor = trackProcessor<VideoFrame>();
  if (!Processor) return framesByElement(track);
  return framesByProcessor(new Processor({ track, maxBufferSize: 1 }).readable.getReader());
};
