import { createSignal, Show } from 'solid-js';

const key = 'yieldcast:welcomed';

const isFirstVisit = () => {
  try {
    return location.hash === '' && localStorage.getItem(key) === null;
  } catch {
    return location.hash === '';
  }
};

/** A short introduction for people who open the bare address and have not closed it before. */
export const Welcome = () => {
  const [shown, setShown] = createSignal(isFirstVisit());
  const close = () => {
    setShown(false);
    try {
      localStorage.setItem(key, 'yes');
    } catch {
      // Without storage, it shows again at the next visit.
    }
  };
  return (
    <Show when={shown()}>
      <p class="pg-welcome">
        <span>
          <strong>Paste a generator.</strong> Every yield appears as it is made. Nothing leaves this page.
        </span>
        <button type="button" class="pg-quiet" aria-label="Close the welcome" onClick={close}>
          ✕
        </button>
      </p>
    </Show>
  );
};
