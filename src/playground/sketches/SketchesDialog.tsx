import { createEffect, createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import { Dialog } from '../Dialog';
import { download } from '../download';
import {
  type Code,
  codeOf,
  type Draft,
  identityOf,
  isSameCode,
  nameOf,
  newId,
  openDatabase,
  wholeText,
} from '../drafts';
import { createVersions } from '../drafts/versions';
import type { Session } from '../session';
import { when } from '../when';
import { archiveOf, draftsOf, sketchZip } from './archive';
import { readPictures, retainPictures } from './pictures';
import './sketches.css';

const openVersions = () => createVersions(() => openDatabase('yieldcast-versions', 'versions'));

/** The user's sketches, with earlier versions: open, rename, duplicate, save and delete them. */
export const SketchesDialog = (props: {
  session: Session;
  /** Opens a sketch, with the code of an earlier version if one is given. */
  onOpen(id: string, version?: Code): void;
  /** Deletes a sketch. The editor may then show another one. */
  onRemove(id: string): Promise<void>;
  onClose(): void;
}) => {
  const { session } = props;
  const [query, setQuery] = createSignal('');
  const [said, setSaid] = createSignal<{ text: string; undo?: () => void }>();
  const [pictures, setPictures] = createSignal<ReadonlyMap<string, string>>();
  let closed = false;
  const readAll = async () => {
    const blobs = await readPictures().catch(() => new Map<string, Blob>());
    if (closed) return;
    setPictures(new Map([...blobs].map(([identity, blob]) => [identity, URL.createObjectURL(blob)])));
  };
  void readAll();
  onCleanup(() => {
    closed = true;
    for (const url of pictures()?.values() ?? []) URL.revokeObjectURL(url);
    if (deletes) void letGo().catch(() => {});
  });
  onMount(() => void session.refresh().catch(() => {}));

  const found = createMemo(() => {
    const words = query().trim().toLowerCase().split(/\s+/);
    return session.drafts().filter((draft) => {
      const text = `${nameOf(draft)} ${wholeText(draft)}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  });
  // Keeps the rows when a draft is saved again.
  const ids = createMemo(() => found().map(({ id }) => id), [], {
    equals: (a, b) => a.length === b.length && a.every((id, i) => id === b[i]),
  });

  let deletes = false;
  /** Removes versions and pictures of deleted sketches. Runs when the dialog closes; until then, users can undo. */
  const letGo = async () => {
    await session.refresh();
    const identities = new Set(session.drafts().map(identityOf));
    await Promise.all([openVersions().retain(identities), retainPictures(identities)]);
  };
  const remove = async (draft: Draft) => {
    deletes = true;
    await props.onRemove(draft.id);
    const undo = async () => {
      await session.add(draft);
      setSaid({ text: `“${nameOf(draft)}” is back.` });
    };
    setSaid({ text: `“${nameOf(draft)}” is deleted.`, undo: () => void undo() });
  };
  const copy = async (draft: Draft) => {
    const title = `${nameOf(draft)} (copy)`;
    await session.add({ id: newId(), ...codeOf(draft), savedAt: Date.now(), title });
    setSaid({ text: `“${title}” is added.` });
  };
  const take = async (files: FileList | null) => {
    let count = 0;
    try {
      for (const file of files ?? []) {
        const added = await draftsOf(file);
        await session.add(...added);
        count += added.length;
      }
      setSaid({ text: count === 1 ? 'One sketch is added.' : `${count} sketches are added.` });
    } catch (error) {
      setSaid({ text: error instanceof Error ? error.message : String(error) });
    }
  };

  return (
    <Dialog title="Sketches" onClose={props.onClose}>
      <div class="pg-dialog-row">
        <input
          type="search"
          aria-label="Search your sketches"
          placeholder="Search"
          value={query()}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <label class="yc-button pg-sketches-add">
          Add files…
          <input
            type="file"
            multiple
            accept=".ts,.js,.mjs,.html,.zip,.txt"
            onChange={(event) => void take(event.currentTarget.files)}
          />
        </label>
        <button
          type="button"
          class="yc-button"
          disabled={session.drafts().length === 0}
          onClick={() => download('sketches.zip', archiveOf(session.drafts()))}
        >
          Save all as zip
        </button>
      </div>
      <ul class="pg-sketches">
        <For each={ids()}>
          {(id) => {
            const draft = createMemo<Draft>((before) => session.drafts().find((each) => each.id === id) ?? before, {
              id,
              source: '',
              savedAt: 0,
            });
            return (
              <Row
                draft={draft()}
                picture={pictures()?.get(identityOf(draft()))}
                current={session.current() === id}
                onOpen={(version) => props.onOpen(id, version)}
                onRename={(title) => void session.rename(id, title)}
                onCopy={() => void copy(draft())}
                onRemove={() => void remove(draft())}
              />
            );
          }}
        </For>
      </ul>
      <Show when={found().length === 0}>
        <p>
          {session.drafts().length === 0
            ? 'Nothing yet. Change any example: what you make of it is kept here.'
            : `None of your sketches says “${query()}”.`}
        </p>
      </Show>
      <p aria-live="polite" class="pg-dialog-said">
        {said()?.text}
        <Show when={said()?.undo} keyed>
          {(undo) => (
            <button type="button" class="pg-quiet" onClick={undo}>
              Undo
            </button>
          )}
        </Show>
      </p>
    </Dialog>
  );
};

const Row = (props: {
  draft: Draft;
  picture: string | undefined;
  current: boolean;
  onOpen(version?: Code): void;
  onRename(title: string): void;
  onCopy(): void;
  onRemove(): void;
}) => {
  // A memo, so that a title that is being typed stays when the drafts are loaded again.
  const name = createMemo(() => nameOf(props.draft));
  const button = (label: string, act: () => void) => (
    <button type="button" class="pg-quiet" aria-label={`${label} ${name()}`} onClick={act}>
      {label}
    </button>
  );
  return (
    <li class="pg-sketch" aria-current={props.current ? 'true' : undefined}>
      <button type="button" class="pg-sketch-picture" aria-label={`Open ${name()}`} onClick={() => props.onOpen()}>
        <Show
          when={props.picture}
          fallback={<code aria-hidden="true">{props.draft.source.trim().split('\n').slice(2, 8).join('\n')}</code>}
        >
          <img src={props.picture} alt="" width="160" height="100" />
        </Show>
      </button>
      <div class="pg-sketch-about">
        <input
          class="pg-sketch-title"
          aria-label={`Title of ${name()}`}
          value={name()}
          maxlength="80"
          onChange={({ currentTarget: field }) => {
            const title = field.value.trim();
            props.onRename(title);
            // Without a title, it is named after its code.
            field.value = nameOf({ ...props.draft, title });
          }}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
        <time datetime={new Date(props.draft.savedAt).toISOString()}>{when(props.draft.savedAt)}</time>
        <div class="pg-sketch-acts">
          {button('Open', () => props.onOpen())}
          {button('Duplicate', props.onCopy)}
          {button('Save', () => {
            const plain = name().replace(/[^\p{L}\p{N} _-]+/gu, '') || 'sketch';
            if (props.draft.files) download(`${plain}.zip`, sketchZip(props.draft, name()));
            else download(`${plain}.ts`, props.draft.source);
          })}
          {button('Delete', props.onRemove)}
        </div>
        <Earlier draft={props.draft} onOpen={props.onOpen} />
      </div>
    </li>
  );
};

/** Earlier versions of a sketch. Loads them when it is unfolded. */
const Earlier = (props: { draft: Draft; onOpen(version: Code): void }) => {
  const [open, setOpen] = createSignal(false);
  const versions = openVersions();
  const [found, setFound] = createSignal<Awaited<ReturnType<typeof versions.list>>>();
  createEffect(() => {
    if (!open()) return;
    let latest = true;
    versions.list(identityOf(props.draft)).then(
      (all) => latest && setFound(all),
      () => latest && setFound([]),
    );
    onCleanup(() => {
      latest = false;
    });
  });
  const changed = () => (found() ?? []).filter((version) => !isSameCode(version, props.draft));
  return (
    <details class="pg-sketch-earlier" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Earlier versions</summary>
      <Show when={found()} fallback={<p>Looking…</p>}>
        <ul>
          <For each={changed()} fallback={<li>None: each run that follows a change keeps one.</li>}>
            {(version) => (
              <li>
                <button type="button" class="pg-quiet" onClick={() => props.onOpen(version)}>
                  {when(version.savedAt)}
                </button>
                <span>{sizeOf(version)}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </details>
  );
};

const sizeOf = (code: Code) => {
  const others = Object.keys(code.files ?? {}).length;
  return `${wholeText(code).trimEnd().split('\n').length} lines${others > 0 ? ` in ${others + 1} files` : ''}`;
};
