import { createMemo, createSignal, onCleanup } from 'solid-js';

/** An object with a state that it notifies of, such as a playback or a device. */
type Stateful<S> = { readonly state: S; subscribe(listener: () => void): () => void };

/** The current state, as a signal. */
export const createLiveState = <S>(source: () => Stateful<S>): (() => S) => {
  const current = createMemo(() => {
    const from = source();
    const [state, setState] = createSignal(from.state);
    onCleanup(from.subscribe(() => setState(() => from.state)));
    return state;
  });
  return () => current()();
};
