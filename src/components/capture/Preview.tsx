import { createEffect, onCleanup } from 'solid-js';

/** What a camera sees, without its sound: a microphone that hears itself howls. */
export const Preview = (props: { stream: MediaStream | undefined; mirror: boolean }) => {
  let video!: HTMLVideoElement;
  createEffect(() => {
    video.muted = true;
    video.playsInline = true;
    video.srcObject = props.stream ?? null;
    // One that is taken away before it plays is no mistake.
    if (props.stream) video.play().catch(() => undefined);
    onCleanup(() => {
      video.srcObject = null;
    });
  });
  return <video ref={video} class="yc-preview" aria-label="Camera" data-mirror={props.mirror ? '' : undefined} muted />;
};
