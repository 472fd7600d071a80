import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { loadLook } from '../../app';
import { onMissingPart } from '../offline/missing-part';
import { createPreferences } from '../preferences';
import { whenShown } from '../when-shown';
import { ThemeBuilder } from './ThemeBuilder';

type Look = Awaited<ReturnType<typeof loadLook>>;

/** The theme builder as a page, at `#theme` or `#theme=soft&primary=7c3aed`. */
export const ThemePage = () => {
  document.title = 'Theme builder · Yieldcast';
  createPreferences();
  const [look, setLook] = createSignal<Look>();
  const [said, setSaid] = createSignal('');
  loadLook().then(
    (loaded) => setLook(() => loaded),
    () => setSaid('The theme builder could not be loaded. Check the connection, then load the page again.'),
  );
  onMount(() => {
    onCleanup(onMissingPart({ save: () => {}, busy: () => false, tell: setSaid }));
    if (import.meta.env.PROD)
      void whenShown()
        .then(() => import('../offline'))
        .then(({ createSiteService }) => createSiteService())
        .catch(() => {});
  });
  return (
    <Show when={look()} fallback={<p aria-live="polite">{said()}</p>}>
      {(loaded) => <ThemeBuilder look={loaded()} said={said()} />}
    </Show>
  );
};
