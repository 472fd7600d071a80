import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { treeOf } from '../dom-tree';
import { Icon } from './Icon';

/** Full screen and picture in picture, if the browser supports them. */
export const ScreenSettings = (props: { element: HTMLVideoElement; disabled: boolean }) => {
  const [full, setFull] = createSignal(false);
  const look = () => setFull(treeOf(props.element).fullscreenElement === props.element);
  onMount(() => {
    document.addEventListener('fullscreenchange', look);
    onCleanup(() => document.removeEventListener('fullscreenchange', look));
  });
  // A page can forbid either; then nothing changes.
  const toggleFull = () =>
    void (full() ? document.exitFullscreen() : props.element.requestFullscreen()).catch(() => {});
  const toggleSmall = () =>
    void (
      treeOf(props.element).pictureInPictureElement === props.element
        ? document.exitPictureInPicture()
        : props.element.requestPictureInPicture()
    ).catch(() => {});
  return (
    <>
      <Show when={document.pictureInPictureEnabled}>
        <button
          type="button"
          class="yc-action yc-apart"
          aria-label="Picture in picture"
          title="Picture in picture"
          disabled={props.disabled}
          onClick={toggleSmall}
        >
          <Icon shape="small" />
        </button>
      </Show>
      <Show when={document.fullscreenEnabled}>
        <button
          type="button"
          class="yc-action"
          aria-label="Full screen"
          title="Full screen"
          aria-pressed={full()}
          disabled={props.disabled}
          onClick={toggleFull}
        >
          <Icon shape="full" />
        </button>
      </Show>
    </>
  );
};
