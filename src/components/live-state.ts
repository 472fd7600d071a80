import { createMemo, createSignal, onCleanup } from 'solid-js';

/** What has a state of its own and tells of its changes, such as a playback or a device. */
type Stateful<S> = { readonly state: S; subscribe(listener: () => void): () => void };

/** How it stands, as a signal. */
export const createLiveState = <S>(source: () => Stateful<S>): (() => S) => {
  const current = createMemo(() => {
    const from = source();
    const [state, setState] = createSignal(from.state);
    onCleanup(from.subscribe(() => setState(() => from.state)));
    return state;
  });
  return () => current()();
};
