import { createEffect, onCleanup } from 'solid-js';

/** What a camera sees, muted: playing the microphone back would cause feedback. */
export const Preview = (props: { stream: MediaStream | undefined; mirror: boolean }) => {
  let video!: HTMLVideoElement;
  createEffect(() => {
    video.muted = true;
    video.playsInline = true;
    video.srcObject = props.stream ?? null;
    // `play()` rejects if the stream is removed first. That is not an error.
    if (props.stream) video.play().catch(() => undefined);
    onCleanup(() => {
      video.srcObject = null;
    });
  });
  return <video ref={video} class="yc-preview" aria-label="Camera" data-mirror={props.mirror ? '' : undefined} muted />;
};
