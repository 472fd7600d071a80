import { createEffect, Match, Show, Switch } from 'solid-js';
import type { ImageWire } from '../../protocol';
import { type Drawn, isDrawn, paint } from './paint';
import { createImageSource, type LoadedImage } from './source';

type PictureProps = { image: ImageWire; name: string };

/** Below this many pixels a side, a picture is enlarged in squares: it is looked at for its pixels. */
const tiny = 96;

const Canvas = (props: { image: Drawn; name: string }) => {
  let canvas!: HTMLCanvasElement;
  createEffect(() => {
    paint(canvas, props.image);
    canvas.classList.toggle('yc-tiny', Math.max(canvas.width, canvas.height) <= tiny);
  });
  // Empty until its first image, and not the 300 × 150 of an untouched canvas.
  return <canvas ref={canvas} class="yc-pixels" role="img" aria-label={props.name} width={1} height={1} />;
};

const Loaded = (props: { image: LoadedImage; name: string }) => {
  const source = createImageSource(() => props.image);
  return (
    <>
      <img
        class="yc-pixels"
        src={source.src()}
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

/** Shows an image of any form. The element stays as images follow each other, as long as their forms are alike. */
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
