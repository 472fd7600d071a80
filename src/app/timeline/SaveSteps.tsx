import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import { aimOf, type FileSource } from '../../components';
import type { AppDescription } from '../../protocol';
import { say } from '../../words';
import type { Saved } from './save';
import type { Steps } from './steps';

type SaveStepsProps = {
  steps: Steps;
  /** The step that is shown. */
  step: number;
  description: AppDescription;
  fileOf: FileSource;
  onProblem(problem: string | undefined): void;
};

/** A menu that copies or saves what a run yielded: one step, or all. */
export const SaveSteps = (props: SaveStepsProps) => {
  let menu!: HTMLDivElement;
  let opener!: HTMLButtonElement;
  const [open, setOpen] = createSignal(false);
  /** The button's text while saving: `…`, a percentage, or what was just done. */
  const [busy, setBusy] = createSignal<string>();
  let cancelled: AbortController | undefined;
  onCleanup(() => cancelled?.abort());

  const hasPictures = () =>
    props.steps.ids.some((id) => ['image', 'gallery'].includes(props.description.components[id]?.kind ?? ''));

  type Given = Saved & { step: number };
  const work = async (
    what: (saving: typeof import('./save'), given: Given, signal: AbortSignal) => Promise<string | undefined>,
  ) => {
    // What was shown when it was asked for: the code that saves it loads meanwhile.
    const { steps, step, description, fileOf } = props;
    setOpen(false);
    opener.focus();
    if (busy()) return cancelled?.abort();
    cancelled = new AbortController();
    setBusy('…');
    props.onProblem(undefined);
    try {
      const done = await what(await import('./save'), { steps, step, description, fileOf }, cancelled.signal);
      setBusy(done);
      if (done) setTimeout(() => setBusy(), 1500);
    } catch (thrown) {
      setBusy();
      if (cancelled.signal.aborted) return;
      props.onProblem(`${say('That could not be saved.')} ${thrown instanceof Error ? thrown.message : ''}`.trim());
    }
  };
  const onProgress = (share: number) => setBusy(`${Math.round(share * 100)}%`);
  const film = (kind: 'zip' | 'gif' | 'mp4') =>
    work((saving, given, signal) => saving.savePictures(given, kind, { signal, onProgress }));

  createEffect(() => {
    if (!open()) return;
    menu.querySelector<HTMLElement>('[role="group"] button')?.focus();
    const onOutside = (event: PointerEvent) => {
      if (!menu.contains(aimOf(event) ?? menu)) setOpen(false);
    };
    document.addEventListener('pointerdown', onOutside);
    onCleanup(() => document.removeEventListener('pointerdown', onOutside));
  });

  const Item = (of: { words: string; onPress(): void }) => (
    <button type="button" class="yc-action" onClick={() => of.onPress()}>
      {of.words}
    </button>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it handles events that bubble up from its buttons
    <div
      ref={menu}
      class="yc-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open()) return;
        event.preventDefault();
        setOpen(false);
        opener.focus();
      }}
      on:focusout={({ relatedTarget }) => {
        // WebKit does not focus a button that is clicked, and then reports no related target.
        if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={opener}
        type="button"
        class="yc-action"
        aria-expanded={open()}
        aria-live="polite"
        disabled={props.steps.count === 0}
        title={busy() ? say('Press to call it off') : undefined}
        onClick={() => (busy() ? cancelled?.abort() : setOpen(!open()))}
      >
        {busy() ?? say('Save')}
      </button>
      <Show when={open()}>
        {/* biome-ignore lint/a11y/useSemanticElements: buttons, not the fields of a form */}
        <div class="yc-menu-list" role="group" aria-label="Save">
          <Item
            words={say('Copy this yield')}
            onPress={() => work((saving, given) => saving.copyStep(given, given.step))}
          />
          <Item
            words={say('Download this yield')}
            onPress={() => work((saving, given) => saving.saveStep(given, given.step))}
          />
          <Show when={hasPictures()}>
            <Item words={say('All images (zip)')} onPress={() => film('zip')} />
            <Item words={say('All images as GIF')} onPress={() => film('gif')} />
            <Item words={say('All images as MP4')} onPress={() => film('mp4')} />
          </Show>
          <Item
            words={say('All yields (JSON Lines)')}
            onPress={() => work((saving, given) => saving.saveLines(given))}
          />
        </div>
      </Show>
    </div>
  );
};
