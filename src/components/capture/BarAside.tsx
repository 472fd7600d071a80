import { createEffect, createMemo, For, Show } from 'solid-js';
import type { Capture, CaptureState } from '../../media';
import { say } from '../../words';

type DeviceSelectProps = {
  capture: Capture;
  state: CaptureState;
  onProblem(problem: string | undefined): void;
};

/** Chooses between several devices. Appears once their names are known. */
const DeviceSelect = (props: DeviceSelectProps) => {
  let select!: HTMLSelectElement;
  const all = createMemo(() => props.state.devices);
  const devices = createMemo(() => all().filter((device) => device.id !== ''));
  // The first is the one the browser takes by default. A memo, so that a recording's progress leaves an open list alone.
  const chosen = createMemo(() =>
    Math.max(
      0,
      devices().findIndex((device) => device.id === props.state.device),
    ),
  );
  const isKnown = () => devices().length > 1 && devices().some((device) => device.name !== '');
  const fallback = () => (props.capture.source === 'microphone' ? say('Microphone') : say('Camera'));
  return (
    <Show when={isKnown()}>
      {(_) => {
        // Runs after the options are rendered, since it selects one of them.
        createEffect(() => {
          devices();
          select.selectedIndex = chosen();
        });
        return (
          <select
            ref={select}
            class="yc-device"
            aria-label="Device"
            disabled={props.state.phase === 'opening' || props.state.phase === 'finishing'}
            onChange={() => {
              const device = devices()[select.selectedIndex];
              if (!device) return;
              props.onProblem(undefined);
              props.capture.choose(device.id).catch((error: unknown) => {
                select.selectedIndex = chosen();
                props.onProblem(error instanceof Error ? error.message : String(error));
              });
            }}
          >
            <For each={devices()}>
              {(device, index) => <option value={device.id}>{device.name || `${fallback()} ${index() + 1}`}</option>}
            </For>
          </select>
        );
      }}
    </Show>
  );
};

type BarAsideProps = {
  /** The current status, in a few words. */
  words: string;
  capture: Capture;
  state: CaptureState;
  onProblem(problem: string | undefined): void;
};

/** The part of a bar beside its buttons: the status, and which device is used. */
export const BarAside = (props: BarAsideProps) => (
  <div class="yc-capture-aside">
    <p class="yc-capture-words" aria-live="polite">
      {props.words}
    </p>
    <DeviceSelect capture={props.capture} state={props.state} onProblem={props.onProblem} />
  </div>
);
