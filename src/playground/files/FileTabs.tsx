import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js';
import type { Problem } from '../../app';
import { entryFile } from '../drafts/code';
import { addData } from './data-files';
import { completeName, dataTypes, problemOfName } from './file-names';
import type { OpenFiles } from './open-files';
import './files.css';

export type FileTabsProps = {
  files: OpenFiles;
  problems: readonly Problem[];
  /** Whether a new file or the one in the editor gets a name. */
  naming: 'new' | 'old' | undefined;
  onNaming(next: 'new' | 'old' | undefined): void;
  /** Whether there is a message, so that the bar must stay even with one file. */
  onSaid(some: boolean): void;
  /** Files were added, renamed or removed. */
  onFiles(): void;
  /** Moves the focus to the editor. */
  onFocus(): void;
};

/** The files of the sketch, as tabs above the editor. */
export const FileTabs = (props: FileTabsProps) => {
  const { files } = props;
  const [said, setSaid] = createSignal<{ text: string; undo?: () => void }>();
  let list!: HTMLDivElement;

  const tabOf = (name: string) => [...list.children].find((tab) => (tab as HTMLElement).dataset.file === name);
  const focusTab = () => (tabOf(files.active()) as HTMLElement | undefined)?.focus();
  createEffect(() => props.onSaid(said() !== undefined));
  createEffect(
    on(
      files.active,
      (name) => {
        // A name that was being typed was for another file.
        props.onNaming(undefined);
        tabOf(name)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      },
      { defer: true },
    ),
  );
  // What was removed belongs to the sketch before.
  createEffect(on(files.opened, () => setSaid(undefined), { defer: true }));

  const show = (name: string) => {
    setSaid(undefined);
    files.show(name);
  };
  const step = (from: number, by: number) => {
    const names = files.names();
    show(names[(from + by + names.length) % names.length] ?? entryFile);
    focusTab();
  };
  const remove = (name: string) => {
    const text = files.textOf(name);
    const at = files.names().indexOf(name);
    const undo = () => {
      if (!files.names().includes(name)) {
        files.add(name, text, Math.min(at, files.names().length));
        props.onFiles();
      }
      focusTab();
      setSaid(undefined);
    };
    // First of all, since the bar would go with the last of the other files.
    setSaid({ text: `“${name}” is removed.`, undo });
    files.remove(name);
    props.onFiles();
    focusTab();
  };
  const onKey = (event: KeyboardEvent, name: string) => {
    const at = files.names().indexOf(name);
    const acts: Record<string, () => void> = {
      ArrowRight: () => step(at, 1),
      ArrowLeft: () => step(at, -1),
      Home: () => step(0, 0),
      End: () => step(-1, 0),
      ...(name !== entryFile && { F2: () => props.onNaming('old'), Delete: () => remove(name) }),
    };
    const act = Object.hasOwn(acts, event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!act) return;
    event.preventDefault();
    acts[event.key]?.();
  };

  /** Takes a name that was typed, unless something is wrong with it. */
  const take = (typed: string) => {
    const name = completeName(typed);
    const own = props.naming === 'old' ? files.active() : undefined;
    if (name === own) return end();
    const problem = problemOfName(
      name,
      files.names().filter((each) => each !== own),
    );
    setSaid(problem === undefined ? undefined : { text: problem });
    if (problem !== undefined) return;
    if (own === undefined) files.add(name);
    else files.rename(name);
    props.onNaming(undefined);
    props.onFiles();
    if (own === undefined) props.onFocus();
    else focusTab();
  };
  /** Adds text files from a disk, which the sketch reads as data. */
  const takeData = async (chosen: readonly File[]) => {
    try {
      setSaid({ text: await addData(files, chosen, props.onFiles) });
      props.onNaming(undefined);
      focusTab();
    } catch (error) {
      setSaid({ text: error instanceof Error ? error.message : String(error) });
    }
  };
  const end = () => {
    const wasNew = props.naming === 'new';
    setSaid(undefined);
    props.onNaming(undefined);
    if (wasNew) props.onFocus();
    else focusTab();
  };
  const dismiss = () => {
    setSaid(undefined);
    props.onFocus();
  };
  const suggested = () => {
    if (props.naming === 'old') return files.active();
    const taken = new Set(files.names().map((name) => name.toLowerCase()));
    for (let number = 1; ; number++) {
      const name = `other${number === 1 ? '' : number}.ts`;
      if (!taken.has(name)) return name;
    }
  };
  const wrong = createMemo(
    () => new Set(props.problems.flatMap(({ location, hint }) => (location && !hint ? location.file : []))),
  );

  return (
    <div class="pg-files">
      <div ref={list} role="tablist" aria-label="Files" class="pg-files-list">
        <For each={files.names()}>
          {(name) => (
            <button
              type="button"
              role="tab"
              class="pg-file"
              data-file={name}
              data-wrong={wrong().has(name) ? '' : undefined}
              aria-selected={files.active() === name}
              aria-label={wrong().has(name) ? `${name}, with an error` : undefined}
              aria-controls="pg-code"
              tabindex={files.active() === name ? 0 : -1}
              onClick={() => show(name)}
              onDblClick={() => name !== entryFile && props.onNaming('old')}
              onKeyDown={(event) => onKey(event, name)}
            >
              {name}
            </button>
          )}
        </For>
      </div>
      <Show when={!props.naming && files.active() !== entryFile}>
        <button
          type="button"
          class="pg-quiet"
          aria-label={`Rename ${files.active()}`}
          title="F2 on the tab"
          onClick={() => props.onNaming('old')}
        >
          Rename
        </button>
        <button
          type="button"
          class="pg-quiet"
          aria-label={`Remove ${files.active()}`}
          title="Delete on the tab"
          onClick={() => remove(files.active())}
        >
          Remove
        </button>
      </Show>
      <Show when={props.naming} keyed>
        {(naming) => (
          <form
            class="pg-files-name"
            onSubmit={(event) => {
              event.preventDefault();
              take(new FormData(event.currentTarget).get('name') as string);
            }}
          >
            <input
              ref={(field) =>
                queueMicrotask(() => {
                  field.focus();
                  field.setSelectionRange(0, field.value.lastIndexOf('.'));
                })
              }
              name="name"
              aria-label={naming === 'new' ? 'Name of the new file' : `New name of ${files.active()}`}
              aria-describedby="pg-files-said"
              value={suggested()}
              maxlength="120"
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              onKeyDown={(event) => {
                if (event.key !== 'Escape' || event.isComposing) return;
                event.preventDefault();
                end();
              }}
            />
            <button type="submit" class="pg-quiet">
              {naming === 'new' ? 'Add' : 'Rename'}
            </button>
            <button type="button" class="pg-quiet" onClick={end}>
              Cancel
            </button>
            <Show when={naming === 'new'}>
              <label class="pg-quiet pg-files-data">
                Add data file…
                <input
                  type="file"
                  multiple
                  accept={dataTypes}
                  onChange={(event) => void takeData([...(event.currentTarget.files ?? [])])}
                />
              </label>
            </Show>
          </form>
        )}
      </Show>
      <p id="pg-files-said" aria-live="polite" class="pg-files-said">
        {said()?.text}
        <Show when={said()?.undo} keyed>
          {(undo) => (
            <>
              <button type="button" class="pg-quiet" onClick={undo}>
                Undo
              </button>
              <button type="button" class="pg-quiet" onClick={dismiss}>
                Dismiss
              </button>
            </>
          )}
        </Show>
      </p>
    </div>
  );
};
