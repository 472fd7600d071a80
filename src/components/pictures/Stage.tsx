import { createMemo, createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js';
import type { ImageWire } from '../../protocol';
import { Nothing } from '../Field';
import { pixels } from '../length';
import { sizeOfLoaded, sizeOfWire } from './shown-size';
import './stage.css';

export type Size = readonly [width: number, height: number];

type StageProps = {
  /** What gives the stage its shape. */
  image: ImageWire | null;
  height: number | undefined;
  maxHeight?: number | undefined;
  /** Lies over the stage, whose corners are those of the picture. Gets the picture’s size, once that is known. */
  children(size: () => Size | undefined): JSX.Element;
};

/**
 * A box for a picture and what lies over it. The box has its height before the first picture, as an Image has; the stage in
 * it has the picture's shape, so that places of the picture are places of the stage.
 */
export const Stage = (props: StageProps) => {
  let stage!: HTMLDivElement;
  const [loaded, setLoaded] = createSignal<Size>();
  const size = createMemo((): Size | undefined => (props.image && sizeOfWire(props.image)) ?? loaded());
  const onLoad = (event: Event) => {
    // The first picture counts: what lies over it may have others.
    if (!(event.target instanceof HTMLImageElement) || event.target !== stage.querySelector('.yc-pixels')) return;
    const { width, height } = sizeOfLoaded(event.target);
    // An SVG may have no size of its own.
    setLoaded(width > 0 && height > 0 ? [width, height] : undefined);
  };
  // A `load` does not bubble, but it is captured.
  onMount(() => {
    stage.addEventListener('load', onLoad, true);
    onCleanup(() => stage.removeEventListener('load', onLoad, true));
  });
  return (
    <div
      class="yc-picture-box yc-stage-box"
      style={{ '--yc-height': pixels(props.height), '--yc-max-height': pixels(props.maxHeight) }}
    >
      <div ref={stage} class="yc-stage" style={{ '--yc-ratio': String(ratioOf(size())) }}>
        <Show when={props.image} fallback={<Nothing />}>
          {props.children(size)}
        </Show>
      </div>
    </div>
  );
};

const ratioOf = ([width, height]: Size = [4, 3]) => width / height;
