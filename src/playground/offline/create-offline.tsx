import { createSignal, getOwner, runWithOwner, Show } from 'solid-js';
import { whenShown } from '../when-shown';
import type { Offline, UpdateNotice } from '.';

/** Makes the site work offline. Loads after the page is shown, because the service worker takes a while. */
export const createOffline = () => {
  const [loaded, setLoaded] = createSignal<{ it: Offline; View: typeof UpdateNotice }>();
  const owner = getOwner();
  const load = async () => {
    await whenShown();
    const { startOffline, UpdateNotice } = await import('.');
    const it = runWithOwner(owner, startOffline);
    if (it) setLoaded({ it, View: UpdateNotice });
  };
  return {
    /** The dev server has no service worker. */
    start: () => void (import.meta.env.PROD && load().catch(() => {})),
    everything: () => loaded()?.it.everything,
    takeUpdate: () => loaded()?.it.service.takeUpdate(),
    Notice: (props: { running: boolean; onTake(): void }) => (
      <Show when={loaded()} keyed>
        {({ it, View }) => (
          <View
            update={it.service.update()}
            running={props.running}
            onTake={props.onTake}
            onPutOff={it.service.putOff}
          />
        )}
      </Show>
    ),
  };
};
