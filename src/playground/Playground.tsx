import { createEffect, createSignal, on, onCleanup, onMount, untrack } from 'solid-js';
import { createWorkspace, type Problem } from '../app';
import type { Location } from '../protocol';
import { createConsole } from './console-lines';
import type { DocsPlace } from './DocsButton';
import { mayFilm } from './devices';
import { createDialogs } from './dialogs';
import {
  browserLocks,
  type Code,
  createDraftStore,
  createRunMarks,
  entryFile,
  isSameCode,
  newId,
  openDatabase,
  openInstantStorage,
  sketchOf,
  wholeText,
} from './drafts';
import { EditorPane } from './EditorPane';
import type { EditorHandle } from './editor';
import { createOpenFiles } from './files/open-files';
import { onModKeys } from './keys';
import { createLanguageHelp } from './language-help';
import { asksForCode } from './link';
import { createLiveCheck } from './live-check';
import { OutputPane } from './OutputPane';
import { createOffline } from './offline/create-offline';
import { onMissingPart } from './offline/missing-part';
import { createPasted } from './pasted';
import { placeAt } from './place';
import { createPreferences } from './preferences';
import { receiveFiles, takeStrayDrops } from './received-files';
import { createRunning } from './running';
import { createSession } from './session';
import { browserPage } from './session-page';
import type { Shareable } from './share';
import { createShare } from './share-button';
import { createSilence } from './silence';
import { createSplit, Splitter } from './splitter';
import { type Face, isBusy, Toolbar } from './toolbar';
import { Welcome } from './Welcome';
import { whatItMayDo } from './what-it-may-do';
import { firstYieldPainted } from './when-shown';

/** Stores a version. The code for it loads on demand, because most visits end without a saved sketch. */
const keepVersion = (identity: string, code: Code) => {
  // One after the other, since each looks at what is there.
  keeping = keeping.then(async () => {
    const module = await import('./drafts/versions').catch(() => undefined);
    const versions = module?.createVersions(() => openDatabase('yieldcast-versions', 'versions'));
    await versions?.add(identity, code).catch(() => {});
  });
};
let keeping = Promise.resolve();

/** What makes links comes with the editor, so that it is there before anybody shares. */
const loadShare = () => import('./share');

/** Files that are nothing but data: they join the sketch in the editor. Other texts may be code. */
const isData = /\.(?:csv|tsv|json|jsonl|ndjson|geojson|ya?ml|vtt|srt)$/i;

/** The whole page: the code on one side, its app on the other. */
export const Playground = () => {
  const consoleLines = createConsole();
  const workspace = createWorkspace(consoleLines.print);
  onCleanup(() => workspace.dispose());

  /** Resolves when the editor may load. On a first visit, the first yield of the example goes first. */
  let letEditorLoad!: () => void;
  const mayLoadEditor = new Promise<void>((resolve) => {
    letEditorLoad = resolve;
  });
  if (location.hash) letEditorLoad();
  void mayLoadEditor.then(loadShare).catch(() => {});

  const [handle, setHandle] = createSignal<EditorHandle>();
  let editor!: EditorHandle;
  const files = createOpenFiles(() => editor);
  const database = openDatabase();
  const session = createSession(
    browserPage({ code: files.code, setCode: files.set }),
    createDraftStore(database, openInstantStorage()),
    createRunMarks(database, browserLocks, newId()),
    keepVersion,
  );
  const [docsAt, setDocsAt] = createSignal<DocsPlace>();
  const language = createLanguageHelp({
    state: workspace.state,
    leadTo: {
      docs: (name) => setDocsAt({ name }),
      file: (name, at) => locate({ file: name, ...placeAt(files.textOf(name), at) }),
    },
    onCome: () => check.again(files.code()),
  });
  language.giveTo(handle);
  createEffect(() => {
    files.names();
    language.open(files.active(), files.code);
    // Type errors are those of the file that is open.
    untrack(() => session.opened() && check.again(files.code()));
  });
  let lastCheck: { code: Code; problems: Promise<Problem[]> } | undefined;
  /** Checks code, once: when it then runs automatically, its problems are known. */
  const checkOnce = (code: Code) => {
    if (lastCheck && isSameCode(lastCheck.code, code)) return lastCheck.problems;
    const problems = workspace.check(sketchOf(code));
    lastCheck = { code, problems };
    // A check that fails says nothing about the code, so the next one tries again.
    problems.catch(() => {
      lastCheck = undefined;
    });
    return problems;
  };
  const check = createLiveCheck(checkOnce, workspace.problems, language.problems);
  const preferences = createPreferences();
  const silence = createSilence(() => preferences.values().soundOff);
  const running = createRunning({
    workspace,
    session,
    preferences,
    silence,
    code: files.code,
    waysTo: (code) => ({
      address: async () => (await loadShare()).linkTo(code, session.title(code.source)),
      copy: () => void copy(code).catch(() => {}),
    }),
    check: checkOnce,
  });
  const pasted = createPasted(workspace.recognise, {
    text: () => editor.text(),
    replaceText: (text) => editor.replaceText(text),
  });
  const split = createSplit();
  // A narrow page shows only one of the two. For somebody else's code, start with the output.
  const [face, setFace] = createSignal<Face>(asksForCode(location.hash) ? 'output' : 'code');

  /** Pending while other code opens. Run means that code. */
  let changing: Promise<void> | undefined;
  const run = () => {
    setFace('output');
    if (!changing) return running.run();
    void changing.catch(() => {}).then(() => running.run());
  };
  const links = async (): Promise<Shareable> => {
    void session.save();
    const code = files.code();
    const title = session.title(code.source);
    return (await loadShare()).linksTo(code, title);
  };
  const share = createShare(async () => {
    const made = await links();
    return (await loadShare()).copyLink(made);
  });
  const offline = createOffline();
  const dialogs = createDialogs(share.refuse);
  const openShare = () => {
    share.close();
    void dialogs.share(links);
  };
  const openExport = () => {
    void session.save();
    const code = files.code();
    dialogs.export({
      sketch: sketchOf(code),
      title: session.title(code.source),
      workspace,
      everything: offline.everything(),
    });
  };
  /** Files that were dropped here, opened with the installed app, or shared with it: one sketch. */
  const receive = async (received: readonly File[]) => {
    try {
      if (session.opened() && received.every(({ name }) => isData.test(name))) {
        const { addData } = await import('./files/data-files');
        session.tell(await addData(files, received, () => edited(false)));
        return setFace('code');
      }
      const { readSketchFiles } = await import('./export/read-sketch-file');
      const code = await readSketchFiles(received);
      change(() => session.openCode(code));
      setFace('code');
    } catch (error) {
      // `onMissingPart` reports a part of the page that could not be loaded.
      if (error instanceof Error && !(error instanceof TypeError)) session.tell(error.message);
    }
  };
  const openSketches = () =>
    dialogs.sketches({
      session,
      async onOpen(id, version) {
        if (session.current() !== id) await change(() => session.openDraft(id));
        setFace('code');
        if (!version) return;
        if (!version.files && files.names().length === 1) {
          // As an edit, so that undo brings back the code from before.
          editor.replaceText(version.source);
          return;
        }
        // Undo is for one file, so the code from before becomes a version itself.
        session.keepThis();
        files.set(version);
        edited(true);
      },
      onRemove: (id) => (session.current() === id ? change(() => session.remove(id)) : session.remove(id)),
    });
  const title = () => {
    // Track the drafts: the title follows the code each time the draft is saved.
    session.drafts();
    return session.opened() ? session.title(files.code().source) : '';
  };
  const locate = ({ file, line, column }: Location) => {
    setFace('code');
    files.show(file);
    editor.moveTo(line, column);
  };
  const change = (open: () => Promise<void>) => {
    pasted.dismiss();
    running.clear();
    consoleLines.clear();
    const opening = open()
      .then(() => {
        check.forget();
        check.soon(files.code());
      })
      .finally(() => {
        if (changing === opening) changing = undefined;
      });
    changing = opening;
    return opening;
  };
  /** Opens a copy of the app's code, which is saved at once. What is in the editor is saved, too. */
  const copy = (code: Code) =>
    change(async () => {
      const title = `${session.title(code.source)} (copy)`;
      await session.openCode(code);
      await session.retitle(title);
      session.tell(`“${title}” is your own: it is saved among your sketches.`);
      setFace('code');
    });
  /** An edit has replaced all of the code: drops all messages about the old code. */
  const forget = () => {
    pasted.dismiss();
    // Keep the notice that offers to bring back the code that a link replaced.
    if (!session.replaced()) session.dismiss();
    check.forget();
    consoleLines.clear();
  };
  /** The code has changed; `whole` if other code took the place of all of it. */
  const edited = (whole: boolean) => {
    if (whole) forget();
    session.edited();
    running.edited();
    check.later(files.code);
  };
  /** Runs the example if this is somebody's first visit, at the bare address. */
  const showFirst = (isFirstVisit: boolean) => {
    // A link that cannot be read has no app to show, and its message is beside the code.
    if (session.opened()?.type !== 'link') setFace('code');
    if (isFirstVisit) {
      showRunning();
      void firstYieldPainted().then(letEditorLoad);
    } else letEditorLoad();
  };
  const showRunning = () => {
    setFace('output');
    running.runQuietly();
  };
  /** The example that the user has just chosen in the gallery or the docs. It runs; code from an address waits. */
  let picked: string | undefined;
  const follow = async () => {
    const isPicked = picked === location.hash;
    picked = undefined;
    await change(session.follow);
    if (isPicked && session.opened()?.type !== 'draft') showRunning();
  };
  const pick = (fragment: string) => {
    picked = fragment;
    // The same address again fires no `hashchange`.
    if (fragment === location.hash) void follow();
    else location.hash = fragment;
  };
  const use = (next: EditorHandle) => {
    editor = next;
    setHandle(next);
    if (!session.opened()) void session.start().then(showFirst);
  };

  // A run may also start in the app itself, by its Submit button.
  const going = () => workspace.state() === 'loading' || workspace.state() === 'running';
  /** Stores what a saved sketch showed last as its picture, except if the app may show a camera. */
  const keepPicture = async () => {
    const identity = session.identity();
    if (!identity) return;
    const isWanted = () => identity === session.identity() && !silence.isQuiet() && !mayFilm(workspace.description());
    if (!isWanted()) return;
    const pictures = await import('./sketches/pictures').catch(() => undefined);
    // Another sketch may have opened meanwhile.
    if (isWanted()) await pictures?.keepPicture(identity).catch(() => {});
  };
  let marking: ReturnType<typeof setTimeout> | undefined;
  const noteRun = (now: boolean) => {
    clearTimeout(marking);
    if (!now) void session.runEnded().then(keepPicture);
    // Delayed, since a write now would hold up reading a kept result. Pressing Run has already set the mark.
    else if (!silence.isQuiet()) marking = setTimeout(() => void session.runBegins(), 50);
  };
  createEffect(on(going, noteRun, { defer: true }));
  createEffect(on(session.opened, (opened) => opened && check.soon(files.code()), { defer: true }));
  createEffect(() => {
    if (session.opened()) document.title = `${title()} · Yieldcast`;
  });

  /** Saves everything, then reloads the page with the new version. */
  const update = async () => {
    session.flush();
    await session.save();
    offline.takeUpdate();
  };

  onMount(() => {
    const flush = () => session.flush();
    const hidden = () => document.visibilityState === 'hidden' && flush();
    onCleanup(onMissingPart({ save: flush, busy: () => isBusy(workspace.state()), tell: session.tell }));
    const allowStrayDrops = takeStrayDrops((dropped) => void receive(dropped));
    void receiveFiles((file) => void receive([file]));
    const forgetKeys = onModKeys({ Enter: run, '.': running.stop, s: () => void share.run() });
    addEventListener('hashchange', follow);
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', hidden);
    onCleanup(() => {
      forgetKeys();
      allowStrayDrops();
      removeEventListener('hashchange', follow);
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', hidden);
    });
  });

  return (
    <main class="pg" data-face={face()} data-run={workspace.state()} style={{ '--pg-split': split.share() }}>
      <Toolbar
        state={workspace.state()}
        opened={session.opened()}
        drafts={session.drafts()}
        title={title()}
        onRename={(next) => void session.retitle(next)}
        onSketches={openSketches}
        share={share}
        onShare={openShare}
        onExport={openExport}
        preferences={preferences}
        docs={docsAt()}
        onDocs={setDocsAt}
        face={face()}
        onFace={setFace}
        onPick={pick}
        onRun={run}
        onStop={running.stop}
      />
      <Welcome />
      <div class="pg-panes">
        <EditorPane
          ready={session.opened() !== undefined}
          mayLoad={mayLoadEditor}
          // Only now: the service worker stores the files that the page has used so far.
          onComplete={offline.start}
          files={files}
          onFiles={() => edited(false)}
          problems={check.marks()}
          problem={check.ahead()}
          notice={session.notice()}
          onDismiss={session.dismiss}
          onReopen={session.replaced() && (() => change(session.reopen))}
          onEdit={(whole) => edited(whole && files.active() === entryFile)}
          pasted={pasted.pasted()}
          onDismissPasted={pasted.dismiss}
          onPaste={() => files.active() === entryFile && void pasted.look()}
          onHandle={use}
          onLocate={locate}
        />
        <Splitter share={split.share()} onChange={split.set} />
        <OutputPane
          workspace={workspace}
          console={consoleLines}
          stale={running.stale()}
          hushed={silence.hushed()}
          onSound={silence.allow}
          about={session.opened()?.type === 'link' ? whatItMayDo(wholeText(files.code())) : undefined}
          onLocate={locate}
        />
      </div>
      <dialogs.View />
      <offline.Notice running={isBusy(workspace.state())} onTake={() => void update()} />
    </main>
  );
};
