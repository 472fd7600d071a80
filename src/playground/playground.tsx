import publishedFiles from 'virtual:published-files';
import { createEffect, createSignal, on, onCleanup, onMount } from 'solid-js';
import { createWorkspace, linkOrigin, type Sketch, savedOrigin } from '../app';
import { browserLocks, createDraftStore, createRunMarks, newId, openDatabase, openInstantStorage } from './drafts';
import type { EditorHandle } from './editor';
import { EditorPane } from './editor-pane';
import { onModKeys } from './keys';
import { readFragment } from './link';
import { createLiveCheck } from './live-check';
import { OutputPane } from './output-pane';
import { createSession } from './session';
import { browserPage } from './session-page';
import { shareCode } from './share';
import { createShare } from './share-button';
import { createSplit, Splitter } from './splitter';
import { refuseStrayDrops } from './stray-drops';
import { type Face, isBusy, Toolbar } from './toolbar';

const sketchOf = (source: string): Sketch => ({ entry: 'main.ts', files: { 'main.ts': source } });

/** The whole page: the code on one side, the app that it makes on the other. */
export const Playground = () => {
  const workspace = createWorkspace();
  onCleanup(() => workspace.dispose());

  let editor!: EditorHandle;
  const database = openDatabase();
  const session = createSession(
    browserPage({ text: () => editor.text(), setText: (text) => editor.setText(text) }),
    createDraftStore(database, openInstantStorage()),
    createRunMarks(database, browserLocks, newId()),
  );
  const check = createLiveCheck((source) => workspace.check(sketchOf(source)), workspace.problems);
  const split = createSplit();
  const [started, setStarted] = createSignal(false);
  // On a narrow page one of both is seen: of someone else's code, what it does.
  const [face, setFace] = createSignal<Face>(readFragment(location.hash).type === 'code' ? 'output' : 'code');

  const run = () => {
    if (!session.opened() || isBusy(workspace.state())) return;
    void session.runBegins();
    setStarted(true);
    setFace('output');
    const sketch = sketchOf(editor.text());
    const saved = session.identity();
    void workspace.run(sketch, saved ? savedOrigin(saved, publishedFiles) : linkOrigin(sketch, publishedFiles));
  };
  const stop = () => {
    if (isBusy(workspace.state())) workspace.stop();
  };
  const share = createShare(() => {
    void session.save();
    return shareCode(editor.text());
  });
  const locate = (line: number, column: number) => {
    setFace('code');
    editor.moveTo(line, column);
  };
  const use = (next: EditorHandle) => {
    editor = next;
    if (!session.opened()) void session.start();
  };

  // A run may also begin in the app itself, at its Submit.
  const going = () => workspace.state() === 'loading' || workspace.state() === 'running';
  createEffect(on(going, (now) => void (now ? session.runBegins() : session.runEnded()), { defer: true }));
  createEffect(on(session.opened, (opened) => opened && check.soon(editor.text()), { defer: true }));

  onMount(() => {
    const flush = () => session.flush();
    // The app of the code before has no place under another title: its Submit would run what is no longer there.
    const follow = () => {
      workspace.close();
      setStarted(false);
      void session.follow().then(() => check.soon(editor.text()));
    };
    const hidden = () => document.visibilityState === 'hidden' && flush();
    const allowStrayDrops = refuseStrayDrops();
    const forgetKeys = onModKeys({ Enter: run, '.': stop, s: () => void share.run() });
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
        share={share}
        face={face()}
        onFace={setFace}
        onRun={run}
        onStop={stop}
      />
      <div class="pg-panes">
        <EditorPane
          ready={session.opened() !== undefined}
          problems={check.marks()}
          problem={check.ahead()}
          notice={session.notice()}
          onDismiss={session.dismiss}
          onEdit={() => {
            session.edited();
            check.later(() => editor.text());
          }}
          onHandle={use}
          onLocate={locate}
        />
        <Splitter share={split.share()} onChange={split.set} />
        <OutputPane workspace={workspace} started={started()} onLocate={locate} />
      </div>
    </main>
  );
};
