import {
  type Accessor,
  type Component,
  createSignal,
  createUniqueId,
  getOwner,
  onCleanup,
  runWithOwner,
} from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { type ComponentProps, Dataset } from '../components';
import type { InterfaceLayout, WireValue } from '../protocol';
import { say } from '../words';
import type { AppModel } from './app-model';
import type { Mounted } from './mounted';

/**
 * Sets of input values to pick from, a page at a time. A pick fills the inputs without starting a run; if its result is
 * kept already, it is shown.
 */
export const Examples = (props: { model: AppModel; mounted: Mounted; layout: InterfaceLayout }) => {
  const { layout } = props;
  const { listeners } = props.mounted.description;
  const rows = layout.examples ?? [];
  const inputs = (listeners[layout.listener]?.inputs ?? []).flatMap((id) => props.mounted.parts.all[id] ?? []);
  const id = `yc-${createUniqueId()}`;
  const [ahead, setAhead] = createSignal<Accessor<ReadonlySet<number>>>(() => new Set());
  const owner = getOwner();
  let isGone = false;
  onCleanup(() => {
    isGone = true;
  });
  if (layout.cacheExamples) {
    import('./examples-ahead').then(
      ({ createExamplesAhead }) =>
        // Nothing would clean up what starts after the app has been replaced.
        isGone ||
        runWithOwner(owner, () => {
          const ready = createExamplesAhead(props.model, props.mounted, layout);
          setAhead(() => ready);
        }),
      () => {},
    );
  }
  const isReady = (index: number) => ahead()().has(index);
  const pick = (row: readonly WireValue[], index: number) => {
    for (const [i, part] of inputs.entries()) part.input(row[i] ?? null);
    if (isReady(index)) props.model.submit();
  };
  const kinds = inputs.map(({ kind }) => kind);
  return (
    <section class="yc-app-examples" aria-label="Examples">
      <Dynamic
        component={Dataset as Component<ComponentProps<'dataset'> & { ready: ReadonlySet<number> }>}
        id={id}
        kind="dataset"
        value={null}
        properties={{ label: say('Examples'), kinds, samples: rows, samplesPerPage: layout.examplesPerPage }}
        interactive
        stale={false}
        listened={none}
        ready={ahead()()}
        onInput={() => {}}
        onEvent={(event, { index } = {}) => {
          if (event === 'click') pick(rows[index as number] ?? [], index as number);
        }}
      />
    </section>
  );
};

const none: ReadonlySet<string> = new Set();
