import { createEffect, createRoot } from 'solid-js';
import { createComponent, render } from 'solid-js/web';
import { createWorkspace, loadCarry, loadFill } from '../../app';
import { noEditor } from '../../app/links/doors';
import { usesDevice } from '../../playground/devices';
import type { Problem, Sketch } from '../../protocol';
import { speak } from '../../words';
import { ownFolder } from '../serve/page';

/** What the server sends: the sketch as it is now. */
type Version = { revision: string; title: string; identity: string; sketch: Sketch };

const values = /[#&]values=([^&]+)/.exec(location.hash)?.[1];

speak();
const workspace = createWorkspace();
render(() => createComponent(workspace.View, {}), document.getElementById('app') as Element);

let shown: string | undefined;
let hasRun = false;

const show = async ({ revision, title, identity, sketch }: Version) => {
  if (revision === shown) return;
  const isFirst = shown === undefined;
  shown = revision;
  document.title = title;
  const base = new URL(sketch.entry, document.baseURI).href;
  const origin = {
    identity,
    base,
    files: [new URL('.', document.baseURI).href],
    ways: { address: () => `${location.href.replace(/#.*$/, '')}#app`, copy: noEditor() },
  };
  const carried = isFirst
    ? values !== undefined && (await (await loadFill())(values, workspace.model))
    : await loadCarry().catch(() => undefined);
  if (revision !== shown) return;
  // What showed results shows those of the new code. It does not open devices by itself.
  const submits = hasRun && !workspace.terminated() && !usesDevice(workspace.description());
  await workspace.run(sketch, origin, submits, carried || undefined);
};

const tell = (problems: readonly Problem[]) =>
  fetch(`${ownFolder}told`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ revision: shown, problems }),
  }).catch(() => {});

createRoot(() => {
  createEffect(() => {
    if (workspace.state() === 'running') hasRun = true;
  });
  createEffect(() => {
    const problems = workspace.problems();
    if (problems.length > 0) void tell(problems);
  });
});

// It connects again by itself when the server has been started again.
new EventSource(`${ownFolder}live`).addEventListener('sketch', ({ data }) => void show(JSON.parse(data)));
void loadCarry().catch(() => {});
