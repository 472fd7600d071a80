import { createSignal } from 'solid-js';
import { type Draft, type DraftStore, newId, type RunMarks } from './drafts';
import { type Example, examples, findExample } from './gallery';
import { type Opening, readFragment } from './link';
import type { SessionPage } from './session-page';

/** What is in the editor: an example or a link's code as it came, or a draft. */
export type Opened = { type: 'example'; example: Example } | { type: 'link' } | { type: 'draft' };

/** Typing rests this long, in milliseconds, before a draft is saved. */
const saveDelay = 300;

export const unfinishedMessage =
  'The last run did not finish: the tab was closed or ran out of memory. Your code is as you left it.';

const unfinishedElsewhereMessage =
  'The last run did not finish: the tab was closed or ran out of memory. Its code is in the gallery, among your drafts.';

/** The code of this page: which it is, where it came from, and its safe keeping. */
export const createSession = (page: SessionPage, store: DraftStore, marks: RunMarks) => {
  const [opened, setOpened] = createSignal<Opened>();
  const [drafts, setDrafts] = createSignal<Draft[]>([]);
  const [notice, setNotice] = createSignal('');

  /** The draft in the editor. It gets a new id at its first change, so that two tabs never write the same one. */
  let draft: Draft | undefined;
  /** What the draft grew out of: let go once the draft itself is saved. */
  let grewFrom: Draft | undefined;
  let unsaved = false;
  /** What is on its way to the database. */
  let saving: Draft | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (next: Opened, source: string) => {
    draft = undefined;
    grewFrom = undefined;
    page.setText(source);
    setOpened(next);
  };

  const showExample = (example: Example) => show({ type: 'example', example }, example.source);

  const showDraft = (next: Draft) => {
    show({ type: 'draft' }, next.source);
    draft = next;
    grewFrom = next;
    page.tabDraft.set(next.id);
  };

  /** The draft of this tab, or the newest, or else the first example. */
  const showLatest = () => {
    const latest = drafts().find((each) => each.id === page.tabDraft.get()) ?? drafts()[0];
    if (latest) showDraft(latest);
    else showExample(examples[0]);
  };

  const current = (): Draft => {
    if (!draft || draft === grewFrom) {
      const id = newId();
      draft = { id, source: '', savedAt: 0, identity: grewFrom ? identityOf(grewFrom) : id };
    }
    draft.source = page.text();
    draft.savedAt = Date.now();
    return { ...draft };
  };

  const save = async () => {
    clearTimeout(timer);
    if (!unsaved) return;
    unsaved = false;
    const saved = current();
    const old = grewFrom;
    grewFrom = undefined;
    page.tabDraft.set(saved.id);
    setDrafts([saved, ...drafts().filter((each) => each.id !== saved.id && each.id !== old?.id)]);
    saving = saved;
    try {
      await store.save(saved);
      if (old) await store.removeUnchanged(old.id, old.source);
    } catch {
      setNotice('This browser does not let the page save your code. Copy it elsewhere before you leave.');
    }
    if (saving === saved) saving = undefined;
  };

  const open = async (opening: Opening) => {
    await save();
    switch (opening.type) {
      case 'code':
        return show({ type: 'link' }, opening.source);
      case 'example': {
        const example = findExample(opening.name);
        if (example) return showExample(example);
        setNotice(`There is no example called “${opening.name}”. The gallery lists those there are.`);
        return showLatest();
      }
      case 'draft': {
        const found = drafts().find((each) => each.id === opening.id);
        if (found) showDraft(found);
        else showLatest();
        // A draft is here and nowhere else, so an address that names it is of no use to anyone.
        return page.setFragment('');
      }
      case 'malformed':
        setNotice(opening.message);
        return showLatest();
      case 'nothing':
        return showLatest();
    }
  };

  /** Lists the drafts, and gives the code of a run that its page did not outlive. */
  const restore = async (): Promise<Draft | undefined> => {
    const restored = (async () => {
      const found = await store.load();
      const [last] = await marks.takeUnfinished();
      const known = !last || isExample(last.source) || found.some((each) => each.source === last.source);
      setDrafts(known ? found : [last, ...found.filter((each) => each.id !== last.id)]);
      return last;
    })();
    // A database that is refused or never answers must not keep the page shut; saving will say what is wrong.
    return Promise.race([restored.catch(() => undefined), patience()]);
  };

  const showUnfinished = (last: Draft) => {
    const known = drafts().find((each) => each.source === last.source);
    const example = examples.find((each) => each.source === last.source);
    if (known) showDraft(known);
    else if (example) showExample(example);
    else showLatest();
  };

  return {
    opened,
    drafts,
    notice,
    dismiss: () => setNotice(''),

    /** Opens what the address asks for, once, with what earlier pages left behind. */
    async start() {
      const opening = readFragment(page.fragment());
      const self = opening.type === 'code' || (opening.type === 'example' && findExample(opening.name) !== undefined);
      if (self) await open(opening);
      const last = await restore();
      if (!self && !opened()) await (last && opening.type === 'nothing' ? showUnfinished(last) : open(opening));
      if (last) setNotice(page.text() === last.source ? unfinishedMessage : unfinishedElsewhereMessage);
    },

    /** Follows the address. */
    follow() {
      setNotice('');
      return open(readFragment(page.fragment()));
    },

    /** A person changed the text. */
    edited() {
      if (!unsaved) {
        unsaved = true;
        if (opened()?.type !== 'draft') setOpened({ type: 'draft' });
        // A reload has to bring back the draft, not what it began as.
        page.setFragment('');
      }
      clearTimeout(timer);
      timer = setTimeout(save, saveDelay);
    },

    save,

    /** Which saved sketch the code is; nothing for a link's or an example's, of which nothing has been changed. */
    identity: () => draft && identityOf(draft),

    /** Puts down what is not saved yet, for a page that is about to go. */
    flush() {
      // A page that goes takes what it has under way with it.
      if (saving) store.flush(saving);
      if (!unsaved) return;
      const last = current();
      page.tabDraft.set(last.id);
      store.flush(last);
      void save();
    },

    /** The code is about to run: it is kept, and marked as running. */
    async runBegins() {
      void save();
      const source = page.text();
      const running = draft ?? { id: newId(), savedAt: Date.now() };
      await marks.set({ ...running, source }).catch(() => {});
    },

    runEnded: () => marks.clear().catch(() => {}),
  };
};

const identityOf = ({ id, identity = id }: Draft) => identity;

const patience = () => new Promise<undefined>((resolve) => setTimeout(resolve, 2000, undefined));

const isExample = (source: string) => examples.some((each) => each.source === source);

export type Session = ReturnType<typeof createSession>;
