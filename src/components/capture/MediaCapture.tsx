import { createMemo, createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import type { Capture, Playback, PlaybackState } from '../../media';
import type { ComponentProps } from '../contract';
import { offers } from '../Field';
import { pixels } from '../length';
import { createLiveState } from '../live-state';
import { SaveMenu } from '../media/SaveMenu';
import { accessibleName } from '../naming';
import { createAsking, isLive } from './capturing';
import { LiveWave } from './LiveWave';
import { createReading } from './level';
import { Meter } from './Meter';
import { Preview } from './Preview';
import { RecordBar } from './RecordBar';
import { shortestKept, Trimmer } from './Trimmer';
import { Trouble } from './Trouble';
import { whyAsked } from './words';

export type MediaCaptureProps = {
  of: ComponentProps<'audio'> | ComponentProps<'video'>;
  capture: Capture;
  /** The drop zone for files, with the player in it. Without uploads the player alone, or nothing. */
  stage(): JSX.Element;
  /** The playback of the value. */
  playback: Playback | undefined;
  state: PlaybackState;
  onFile(file: File): void;
  onProblem(problem: string | undefined): void;
};

/** An audio or video input that a device can fill: record or stream, review, trim, record again. */
export const MediaCapture = (props: MediaCaptureProps) => {
  let main!: HTMLButtonElement;
  let trimButton: HTMLButtonElement | undefined;
  const state = createLiveState(() => props.capture);
  const asking = createAsking(
    () => props.capture,
    (problem) => props.onProblem(problem),
  );
  const video = () => (props.of.kind === 'video' ? (props.of as ComponentProps<'video'>).properties : undefined);
  const sound = () => (props.of.kind === 'audio' ? (props.of as ComponentProps<'audio'>).properties : undefined);
  const streaming = () => props.of.properties.streaming ?? false;
  const withSound = () => video()?.includeAudio !== false;
  const live = createMemo(() => isLive(state()));
  // A camera may have no microphone. Once the device is released there is no preview to tell by, so keep the last
  // answer.
  const isHeard = createMemo<boolean>((before) => {
    const { preview } = state();
    return withSound() && (!video() || (preview ? preview.getAudioTracks().length > 0 : before));
  }, true);
  const reading = createReading(
    () => props.capture,
    () => isHeard() && ['open', 'recording', 'paused'].includes(state().phase),
  );
  // The playback being trimmed. Trimming ends with a new value, which has another length.
  const [trimmed, setTrimmed] = createSignal<Playback>();
  const trimming = () => (live() ? undefined : props.playback && trimmed() === props.playback && props.playback);
  const why = () =>
    whyAsked({ source: props.capture.source, what: video() ? 'video' : 'sound', withSound: withSound() });

  const endTrim = () => {
    setTrimmed();
    // The length of the new file is not known yet, so neither is whether it can be trimmed again.
    (trimButton && !trimButton.disabled ? trimButton : main).focus();
  };

  return (
    <>
      <div
        class="yc-capture"
        data-live={live() ? '' : undefined}
        data-picture={video() ? '' : undefined}
        style={{
          '--yc-wave': sound()?.waveformOptions?.waveformColor,
          '--yc-wave-played': sound()?.waveformOptions?.waveformProgressColor,
          '--yc-wave-kept': sound()?.waveformOptions?.trimRegionColor,
          '--yc-height': pixels(video()?.height),
          '--yc-width': pixels(video()?.width),
        }}
      >
        <Switch>
          <Match when={live()}>
            <div class="yc-capture-stage">
              <Show
                when={video()}
                fallback={
                  <Show
                    when={sound()?.waveformOptions?.showRecordingWaveform !== false}
                    fallback={<div class="yc-wave-live" />}
                  >
                    <LiveWave reading={reading()} state={state()} />
                  </Show>
                }
              >
                {(properties) => (
                  <div class="yc-screen">
                    <Preview stream={state().preview} mirror={properties().webcamOptions?.mirror ?? true} />
                  </div>
                )}
              </Show>
              <Show when={isHeard()}>
                <Meter reading={reading()} />
              </Show>
            </div>
          </Match>
          <Match when={trimming()}>
            {(playback) => (
              <Trimmer
                playback={playback()}
                state={props.state}
                picture={video()}
                onFile={(file) => {
                  props.onFile(file);
                  endTrim();
                }}
                onCancel={endTrim}
                onProblem={props.onProblem}
              />
            )}
          </Match>
          <Match when={true}>{props.stage()}</Match>
        </Switch>
        <Show when={!trimming()}>
          <RecordBar
            ref={(button) => {
              main = button;
            }}
            capture={props.capture}
            state={state()}
            streaming={streaming()}
            filled={props.of.value !== null}
            why={why()}
            preview={video() !== undefined}
            limit={props.of.limit}
            onAsk={asking.ask}
            onProblem={props.onProblem}
          >
            <Show when={props.playback}>
              {(playback) => (
                <>
                  <Show when={sound()?.editable !== false}>
                    <button
                      ref={(button) => {
                        trimButton = button;
                      }}
                      type="button"
                      class="yc-action"
                      disabled={!props.state.complete || props.state.duration < 2 * shortestKept}
                      onClick={() => {
                        playback().pause();
                        setTrimmed(playback());
                      }}
                    >
                      Trim
                    </button>
                  </Show>
                  <Show when={offers(props.of, 'download') ?? true}>
                    <SaveMenu
                      id={props.of.id}
                      name={accessibleName(props.of)}
                      playback={playback()}
                      disabled={false}
                      onSave={(value) => props.of.onEvent('download', { value })}
                      onProblem={props.onProblem}
                    />
                  </Show>
                </>
              )}
            </Show>
          </RecordBar>
        </Show>
      </div>
      <Trouble
        state={state()}
        onAgain={() => {
          main.focus();
          asking.again('start');
        }}
      />
    </>
  );
};
