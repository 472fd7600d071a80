import { createEffect, createSignal, For, on, onCleanup, untrack } from 'solid-js';
import { say } from '../../words';
import { Icon } from './Icon';

const rates = [0.5, 1, 1.5, 2];

/** Speed, volume and loop. They are the user's choice and apply to whatever plays next. */
export const SoundSettings = (props: { element: HTMLMediaElement; loop: boolean; disabled: boolean }) => {
  const began = untrack(() => props.element);
  const [rate, setRate] = createSignal(began.playbackRate);
  const [volume, setVolume] = createSignal(began.volume);
  const [muted, setMuted] = createSignal(began.muted);
  const [loop, setLoop] = createSignal(false);
  // A yield that sets the property overrides the user's earlier choice.
  createEffect(on(() => props.loop, setLoop));
  createEffect(() => {
    const { element } = props;
    // A new source resets the element to its default rate.
    element.defaultPlaybackRate = element.playbackRate = rate();
    element.volume = volume();
    element.muted = muted();
    element.loop = loop();
  });
  // Media keys, for example, change the volume too.
  createEffect(() => {
    const { element } = props;
    const take = () => {
      setVolume(element.volume);
      setMuted(element.muted);
    };
    element.addEventListener('volumechange', take);
    onCleanup(() => element.removeEventListener('volumechange', take));
  });
  const heard = () => (muted() ? 0 : volume());

  return (
    <>
      <select
        class="yc-speed"
        aria-label="Speed"
        disabled={props.disabled}
        onChange={(event) => setRate(Number(event.currentTarget.value))}
      >
        <For each={rates}>
          {(each) => (
            <option value={each} selected={each === rate()}>
              {each}×
            </option>
          )}
        </For>
      </select>
      <div class="yc-volume">
        <button
          type="button"
          class="yc-action"
          aria-label="Mute"
          aria-pressed={muted()}
          title={muted() ? say('Muted') : say('Mute')}
          disabled={props.disabled}
          onClick={() => setMuted(!muted())}
        >
          <Icon shape={heard() === 0 ? 'muted' : 'sound'} />
        </button>
        <input
          type="range"
          class="yc-range"
          aria-label="Volume"
          min="0"
          max="1"
          step="0.05"
          value={heard()}
          aria-valuetext={`${Math.round(100 * heard())}%`}
          style={{ '--yc-share': heard() }}
          disabled={props.disabled}
          onInput={(event) => {
            setVolume(event.currentTarget.valueAsNumber);
            setMuted(false);
          }}
        />
      </div>
      <button
        type="button"
        class="yc-action yc-loop"
        aria-pressed={loop()}
        disabled={props.disabled}
        onClick={() => setLoop(!loop())}
      >
        Loop
      </button>
    </>
  );
};
