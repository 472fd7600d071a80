import { createEffect, Match, Show, Switch } from 'solid-js';
import type { ImageWire } from '../../protocol';
import { type Drawn, isDrawn, paint } from './paint';
import { createImageSource, type LoadedImage } from './source';

type PictureProps = { image: ImageWire; name: string };

/** Pictures of up to this many pixels a side are enlarged without smoothing: their pixels matter. */
const tiny = 96;

const Canvas = (props: { image: Drawn; name: string }) => {
  let canvas!: HTMLCanvasElement;
  createEffect(() => {
    paint(canvas, props.image);
    canvas.classList.toggle('yc-tiny', Math.max(canvas.width, canvas.height) <= tiny);
  });
  // One pixel until the first image, not the default 300 × 150.
  return <canvas ref={canvas} class="yc-pixels" role="img" aria-label={props.name} width={1} height={1} />;
};

const Loaded = (props: { image: LoadedImage; name: string }) => {
  const source = createImageSource(() => props.image);
  return (
    <>
      <img
        class="yc-pixels"
        src={source.src()}
        data-size={source.size()?.join()}
        alt={props.name}
        hidden={source.problem() !== undefined}
        onLoad={source.onLoad}
        onError={source.onError}
      />
      <Show when={source.problem()}>
        <p class="yc-nothing">{source.problem()}</p>
      </Show>
    </>
  );
};

/** Shows an image in any form. Successive images reuse the element as long as their form is the same. */
export const Picture = (props: PictureProps) => {
  const drawn = () => (isDrawn(props.image) ? props.image : undefined);
  const loaded = () => (isDrawn(props.image) ? undefined : props.image);
  return (
    <Switch>
      <Match when={drawn()}>{(image) => <Canvas image={image()} name={props.name} />}</Match>
      <Match when={loaded()}>{(image) => <Loaded image={image()} name={props.name} />}</Match>
    </Switch>
  );
};
