import { createSignal, type JSX, Show } from 'solid-js';
import type { Sketch, Workspace } from '../app';
import type { Code } from './drafts';
import type { KeepEverything } from './offline';
import type { Session } from './session';
import type { Shareable } from './share';

type OfSketches = {
  session: Session;
  onOpen(id: string, version?: Code): void;
  onRemove(id: string): Promise<void>;
};

type ToExport = { sketch: Sketch; title: string; workspace: Workspace; everything: KeepEverything | undefined };

/** The dialogs of the toolbar, one at a time. Their contents load when they are first opened. */
export const createDialogs = (refuse: (error: unknown) => void) => {
  const [shown, setShown] = createSignal<() => JSX.Element>();
  const close = () => setShown(undefined);
  // If a part of the page is missing, `onMissingPart` reports and handles it.
  const open = (load: () => Promise<() => JSX.Element>) =>
    void load().then(
      (view) => setShown(() => view),
      () => {},
    );
  return {
    async share(links: () => Promise<Shareable>) {
      let shared: Shareable;
      try {
        shared = await links();
      } catch (error) {
        return refuse(error);
      }
      open(async () => {
        const { ShareSheet } = await import('./share/ShareSheet');
        return () => <ShareSheet shared={shared} onClose={close} />;
      });
    },
    export: (given: ToExport) =>
      open(async () => {
        const { ExportDialog } = await import('./export/ExportDialog');
        return () => <ExportDialog {...given} onClose={close} />;
      }),
    sketches: ({ onOpen, ...given }: OfSketches) =>
      open(async () => {
        const { SketchesDialog } = await import('./sketches/SketchesDialog');
        const openOne = (id: string, version?: Code) => {
          close();
          onOpen(id, version);
        };
        return () => <SketchesDialog {...given} onOpen={openOne} onClose={close} />;
      }),
    View: () => (
      <Show when={shown()} keyed>
        {(view) => view()}
      </Show>
    ),
  };
};
