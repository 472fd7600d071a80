import { createEffect, createSignal, onCleanup } from 'solid-js';
import { useFileSource } from '../file-source';
import { imageUrl } from '../pictures/source';

/** The picture of a button, from the address that its author gave. One that cannot be loaded leaves a button without. */
export const createIcon = (address: () => string | undefined) => {
  const fileOf = useFileSource();
  const [icon, setIcon] = createSignal<string>();
  createEffect(() => {
    const url = address();
    let isOver = false;
    if (url)
      void fileOf({ url })
        .then(imageUrl)
        .then(
          (made) => (isOver ? URL.revokeObjectURL(made) : setIcon(made)),
          () => {},
        );
    onCleanup(() => {
      isOver = true;
      const made = setIcon();
      if (made) URL.revokeObjectURL(made);
    });
  });
  return icon;
};
