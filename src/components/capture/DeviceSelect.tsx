import { createEffect, For, Show } from 'solid-js';
import type { Capture, CaptureState } from '../../media';

type DeviceSelectProps = {
  capture: Capture;
  state: CaptureState;
  onProblem(problem: string | undefined): void;
};

/** Which of several devices is taken. It is there once their names are known. */
export const DeviceSelect = (props: DeviceSelectProps) => {
  let select!: HTMLSelectElement;
  const devices = () => props.state.devices.filter((device) => device.id !== '');
  const isKnown = () => devices().length > 1 && devices().some((device) => device.name !== '');
  const fallback = () => (props.capture.source === 'microphone' ? 'Microphone' : 'Camera');
  return (
    <Show when={isKnown()}>
      {(_) => {
        // After the options, to which it refers.
        createEffect(() => {
          // The first one is what the browser takes where nobody has chosen.
          select.selectedIndex = Math.max(
            0,
            devices().findIndex((device) => device.id === props.state.device),
          );
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
              props.capture
                .choose(device.id)
                .catch((error: unknown) => props.onProblem(error instanceof Error ? error.message : String(error)));
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
