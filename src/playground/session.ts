import { createSignal } from 'solid-js';
import {
  type Code,
  codeOf,
  type Draft,
  type DraftStore,
  draftTitle,
  identityOf,
  isSameCode,
  newId,
  type RunMarks,
  wholeText,
} from './drafts';
import type { Example } from './example';
import { firstExample } from './first-example';
import { type Opening, readFragment } from './link';
import type { SessionPage } from './session-page';

/** What is in the editor: an unchanged example, a link's unchanged code, or a draft. */
export type Opened = { type: 'example'; example: Example } | { type: 'link'; title?: string } | { type: 'draft' };

/** What a link replaced. */
type Replaced = { draft: string } | { code: Code; fragment: string };

/** How long after an edit we save, in milliseconds, even if typing goes on. */
const saveDelay = 300;

/** Up to this many characters, every edit is written at once, so that nothing is lost if the tab is killed. */
const mostAtOnce = 100_000;

export const unfinishedMessage =
  'The last run did not finish: the tab was closed or ran out of memory. Your code is as you left it.';

const unfinishedElsewhereMessage =
  'The last run did not finish: the tab was closed or ran out of memory. Its code is in the gallery, among your sketches.';

const replacedDraftMessage = 'A link’s code took the place of yours, which is kept among your sketches.';

const replacedLinkMessage = 'A link’s code took the place of that of the link before.';

/** Manages the code in the editor: what it is, where it came from, and saving it. */
export const createSession = (
  page: SessionPage,
  store: DraftStore,
  marks: RunMarks,
  /** Stores a version of a saved sketch when it runs. */
  keepVersion: (identity: string, code: Code) => void = () => {},
) => {
  const [opened, setOpened] = createSignal<Opened>();
  const [drafts, setDrafts] = createSignal<Draft[]>([]);
  const [notice, setNotice] = createSignal('');
  const [replaced, setReplaced] = createSignal<Replaced>();

  /** The draft in the editor. It gets a new id at its first change, so that two tabs never write the same draft. */
  let draft: Draft | undefined;
  /** The address of the link whose code is in the editor. */
  let linked = '';
  /** The draft that this one started from. It is removed once this one is saved. */
  let grewFrom: Draft | undefined;
  let unsaved = false;
  /** The draft that is being saved to the database. */
  let saving: Draft | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The length of the code when we last read it. Reading a long text takes time. */
  let size = 0;
  /** Counts what was asked to be opened: what takes long to open gives way to what was asked for later. */
  let asked = 0;

  const show = (next: Opened, code: Code) => {
    draft = undefined;
    grewFrom = undefined;
    page.setCode(codeOf(code));
    setOpened(next);
  };

  const showExample = (example: Example) => show({ type: 'example', example }, example);

  const showDraft = (next: Draft) => {
    show({ type: 'draft' }, next);
    draft = next;
    grewFrom = next;
    page.tabDraft.set(next.id);
  };

  /** Shows this tab's draft, or the newest one, or else the first example. */
  const showLatest = () => {
    const latest = drafts().find((each) => each.id === page.tabDraft.get()) ?? drafts()[0];
    if (latest) showDraft(latest);
    else showExample(firstExample);
  };

  const current = (): Draft => {
    if (!draft || draft === grewFrom) {
      const id = newId();
      draft = { ...grewFrom, id, source: '', savedAt: 0, identity: grewFrom ? identityOf(grewFrom) : id };
    }
    delete draft.files;
    Object.assign(draft, page.code(), { savedAt: Date.now() });
    return { ...draft };
  };

  const putDown = () => {
    const last = current();
    size = wholeText(last).length;
    page.tabDraft.set(last.id);
    store.flush(last);
  };

  const save = async () => {
    clearTimeout(timer);
    timer = undefined;
    if (!unsaved) return;
    unsaved = false;
    const saved = current();
    size = wholeText(saved).length;
    const old = grewFrom;
    grewFrom = undefined;
    page.tabDraft.set(saved.id);
    setDrafts([saved, ...drafts().filter((each) => each.id !== saved.id && each.id !== old?.id)]);
    saving = saved;
    try {
      await store.save(saved);
      if (old) await store.removeUnchanged(old.id, old);
    } catch {
      setNotice('This browser does not let the page save your code. Copy it elsewhere before you leave.');
    }
    if (saving === saved) saving = undefined;
  };

  /** Saves until nothing is unsaved, so that other code can take the place of this: typing may go on meanwhile. */
  const saveAll = async () => {
    while (unsaved) await save();
  };

  const open = async (opening: Opening) => {
    await saveAll();
    switch (opening.type) {
      case 'code':
        linked = page.fragment();
        if (opening.newer)
          setNotice(
            `This link was made by version ${opening.newer} of Yieldcast, which is newer than this page: not all of it may run here.`,
          );
        return show({ type: 'link', ...(opening.title && { title: opening.title }) }, opening);
      case 'example': {
        const example = await findExample(opening.name);
        await saveAll();
        if (example) return showExample(example);
        setNotice(`There is no example called “${opening.name}”. The gallery lists those there are.`);
        return showLatest();
      }
      case 'draft': {
        const found = drafts().find((each) => each.id === opening.id);
        if (found) showDraft(found);
        else showLatest();
        // A draft exists only in this browser, so its address is useless to others.
        return page.setFragment('');
      }
      case 'malformed':
        setNotice(opening.message);
        return showLatest();
      case 'shared':
      case 'nothing':
        return showLatest();
    }
  };

  /** Loads the drafts, and returns the code of a run during which the page died. */
  const restore = async (): Promise<Draft | undefined> => {
    const restored = (async () => {
      const found = await store.load();
      const [last] = await marks.takeUnfinished();
      const isFound = (one: Draft) => found.some((each) => isSameCode(each, one));
      const known = !last || isFound(last) || (await exampleOf(last)) !== undefined;
      setDrafts(known ? found : [last, ...found.filter((each) => each.id !== last.id)]);
      return last;
    })();
    // A database that is refused or never answers must not block the page. Saving will report the problem.
    return Promise.race([restored.catch(() => undefined), patience()]);
  };

  const showUnfinished = async (last: Draft) => {
    const known = drafts().find((each) => isSameCode(each, last));
    const example = await exampleOf(last);
    if (known) showDraft(known);
    else if (example) showExample(example);
    else showLatest();
  };

  const dismiss = () => {
    setNotice('');
    setReplaced(undefined);
  };

  /** What is in the editor, if a link would replace it for good. Examples are in the gallery anyway. */
  const replaceable = (): Replaced | undefined => {
    if (draft) return { draft: draft.id };
    return opened()?.type === 'link' ? { code: page.code(), fragment: linked } : undefined;
  };

  /** Call when the text has changed. */
  const edited = () => {
    if (!unsaved) {
      unsaved = true;
      if (opened()?.type !== 'draft') setOpened({ type: 'draft' });
      // A reload must bring back the draft, not what it started from.
      page.setFragment('');
    }
    if (size <= mostAtOnce) putDown();
    timer ??= setTimeout(save, saveDelay);
  };

  const keepThis = () => {
    if (draft) keepVersion(identityOf(draft), page.code());
  };

  /** Renames a draft. With an empty title, it is named after its code. */
  const rename = async (id: string, title: string) => {
    await save();
    const known = drafts().find((each) => each.id === id);
    if (!known) return;
    const named: Draft = { ...known, title: title.trim().slice(0, 80) };
    if (draft?.id === id) draft.title = named.title;
    setDrafts(drafts().map((each) => (each.id === id ? named : each)));
    await store.save(named);
  };

  return {
    opened,
    drafts,
    notice,
    dismiss,
    /** The title of the code: from the gallery, the user or the link's sender, or else from the code itself. */
    title(source: string): string {
      const from = opened();
      if (from?.type === 'example') return from.example.title;
      if (from?.type === 'draft' && draft?.title) return draft.title;
      const named = draftTitle(source);
      // If no function has a name, `named` is a line of code.
      return (from?.type === 'link' && from.title) || (/^[\p{L}\p{N}$_ .,!?’'-]+$/u.test(named) ? named : 'Untitled');
    },
    /** Shows a message beside the code. */
    tell: setNotice as (sentence: string) => void,

    /** Opens a draft from the list. */
    async openDraft(id: string) {
      asked++;
      dismiss();
      await open({ type: 'draft', id });
    },

    /** The id of the draft in the editor. */
    current: () => draft?.id,

    /** Loads the drafts again, because other tabs save drafts too. */
    async refresh() {
      await save();
      setDrafts(await store.load());
    },

    rename,

    /** Names the code in the editor. This makes a draft of an example or of a link's code. */
    async retitle(title: string) {
      edited();
      const saved = save();
      // By the time that it is saved, another draft may be open.
      const id = draft?.id;
      await saved;
      if (id) await rename(id, title);
    },

    /** Adds drafts: a copy, one from a file, or a deleted one that is restored. */
    async add(...added: Draft[]) {
      for (const each of added) await store.save(each);
      const ids = new Set(added.map(({ id }) => id));
      setDrafts([...added, ...drafts().filter(({ id }) => !ids.has(id))].sort((a, b) => b.savedAt - a.savedAt));
    },

    /** Deletes a draft. If it is in the editor, the latest one replaces it. */
    async remove(id: string) {
      await save();
      setDrafts(drafts().filter((each) => each.id !== id));
      await store.remove(id);
      if (draft?.id === id) showLatest();
    },

    /** Opens code from a file. It becomes a draft at once, because it is stored nowhere else. */
    async openCode(code: Code) {
      asked++;
      dismiss();
      await saveAll();
      page.setFragment('');
      show({ type: 'draft' }, code);
      unsaved = true;
      await save();
    },

    /**
     * Opens what the address asks for when the page starts, and recovers what earlier pages left behind. Resolves with
     * whether it fell back to the first example because there was nothing else.
     */
    async start(): Promise<boolean> {
      const opening = await readFragment(page.fragment());
      const self =
        opening.type === 'code' || (opening.type === 'example' && (await findExample(opening.name)) !== undefined);
      if (self) await open(opening);
      const last = await restore();
      if (!self && !opened()) await (last && opening.type === 'nothing' ? showUnfinished(last) : open(opening));
      if (last) setNotice(isSameCode(page.code(), last) ? unfinishedMessage : unfinishedElsewhereMessage);
      return opening.type === 'nothing' && !last && opened()?.type === 'example';
    },

    /** Opens what the address asks for, after it has changed. */
    async follow() {
      const mine = ++asked;
      const fragment = page.fragment();
      dismiss();
      await save();
      const opening = await readFragment(fragment);
      await saveAll();
      const address = page.fragment();
      // The address has changed again, and another call handles that.
      if (mine !== asked || (address !== fragment && address !== '')) return;
      // Whoever went on typing has cleared it, and still wants what they opened.
      if (address !== fragment) page.setFragment(fragment);
      const before = replaceable();
      const code = page.code();
      await open(opening);
      if (opening.type !== 'code' || !before || isSameCode(page.code(), code)) return;
      setReplaced(before);
      // If a draft could not be saved, that notice matters more.
      if (!notice()) setNotice('draft' in before ? replacedDraftMessage : replacedLinkMessage);
    },

    /** The code that a link replaced, if any. */
    replaced,

    /** Reopens the code that a link replaced. */
    async reopen() {
      const before = replaced();
      asked++;
      dismiss();
      if (!before) return;
      if ('draft' in before) return open({ type: 'draft', id: before.draft });
      page.setFragment(before.fragment);
      await open({ type: 'code', ...before.code });
    },

    edited,

    save,

    /** The identity of the saved sketch; `undefined` for an unchanged link or example. */
    identity: () => draft && identityOf(draft),

    /** Writes unsaved changes at once, because the page is about to close. */
    flush() {
      // A save in progress may be lost when the page closes.
      if (saving) store.flush(saving);
      if (!unsaved) return;
      putDown();
      void save();
    },

    /** Stores the code as it is now among the earlier versions, because other code will take its place. */
    keepThis,

    /** Call before a run: saves the code and marks it as running. */
    async runBegins() {
      void save();
      keepThis();
      const running = draft ?? { id: newId(), savedAt: Date.now() };
      await marks.set({ id: running.id, savedAt: running.savedAt, ...page.code() }).catch(() => {});
    },

    runEnded: () => marks.clear().catch(() => {}),
  };
};

const patience = () => new Promise<undefined>((resolve) => setTimeout(resolve, 2000, undefined));

/** The other examples load on demand. If they cannot be loaded, it is as if there were none. */
const unlessMissing = <T>(loading: Promise<T>) => loading.catch(() => undefined);

const findExample = async (name: string) => (await unlessMissing(import('./find-example')))?.findExample(name);

const exampleOf = async (code: Code) =>
  (await unlessMissing(import('./gallery')))?.examples.find((each) => isSameCode(each, code));

export type Session = ReturnType<typeof createSession>;
