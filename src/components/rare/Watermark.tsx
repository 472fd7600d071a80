import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import type { Properties } from '../../protocol';
import { useFileSource } from '../file-source';
import { imageUrl } from '../pictures/source';

export type WatermarkProps = { of: NonNullable<Properties<'video'>['watermark']> };

/** Text that names a picture: an address, or a file by its ending. */
const namesPicture = /^(?:data:image\/|https?:|\.{0,2}\/)|\.(?:png|jpe?g|webp|gif|avif|svg)$/i;

/** A text or a picture over what is shown. It is not part of it: a download has none. */
export const Watermark = (props: WatermarkProps) => {
  const fileOf = useFileSource();
  const said = () => (typeof props.of === 'string' ? { watermark: props.of } : props.of);
  const [picture, setPicture] = createSignal<string>();
  createEffect(() => {
    const { watermark } = said();
    let isOver = false;
    // One that cannot be loaded is left out.
    if (namesPicture.test(watermark))
      void fileOf({ url: watermark })
        .then(imageUrl)
        .then(
          (made) => (isOver ? URL.revokeObjectURL(made) : setPicture(made)),
          () => {},
        );
    onCleanup(() => {
      isOver = true;
      setPicture((made) => void (made && URL.revokeObjectURL(made)));
    });
  });
  const position = () => (said() as { position?: string }).position ?? 'bottom-right';
  return (
    <div class="yc-watermark" data-position={position()}>
      <Show when={!namesPicture.test(said().watermark)} fallback={picture() && <img src={picture()} alt="" />}>
        <span>{said().watermark}</span>
      </Show>
    </div>
  );
};
