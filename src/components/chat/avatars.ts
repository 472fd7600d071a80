import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import { useFileSource } from '../file-source';
import { imageUrl } from '../pictures/source';

export type Avatar = { src?: string; problem?: string };

/** Loads the image at a URL once, for all the messages of one side. */
export const createAvatar = (url: Accessor<string | null | undefined>): Accessor<Avatar | undefined> => {
  const fileOf = useFileSource();
  const [avatar, setAvatar] = createSignal<Avatar>();
  createEffect(() => {
    const named = url();
    setAvatar(named ? {} : undefined);
    if (!named) return;
    let made: string | undefined;
    let gone = false;
    const release = () => made?.startsWith('blob:') && URL.revokeObjectURL(made);
    onCleanup(() => {
      gone = true;
      release();
    });
    fileOf({ url: named })
      .then(imageUrl)
      .then(
        (src) => {
          made = src;
          if (gone) release();
          else setAvatar({ src });
        },
        (error: unknown) => gone || setAvatar({ problem: error instanceof Error ? error.message : String(error) }),
      );
  });
  return avatar;
};
