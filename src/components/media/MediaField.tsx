import { createEffect, createMemo, createSignal, type JSX, on, onCleanup, Show } from 'solid-js';
import { type Playback, parseSubtitles } from '../../media';
import type { Properties } from '../../protocol';
import { say } from '../../words';
import type { MediaCaptureProps } from '../capture/MediaCapture';
import type { ComponentProps } from '../contract';
import { Field, Nothing, offers } from '../Field';
import { type FileSource, useFileSource } from '../file-source';
import type { Expected } from '../files/accept';
import { FileDoor } from '../files/FileDoor';
import { lazily } from '../lazily';
import { createLiveState } from '../live-state';
import { accessibleName, controlId, describedBy } from '../naming';
import { RemoveButton } from '../RemoveButton';
import { noPlayback } from './no-playback';
import { Player } from './Player';
import { SaveMenu } from './SaveMenu';
import { problemOf } from './words';

/** Shown until the device is ready: files are taken already, and nothing moves later. */
const Awaiting = (props: { stage(): JSX.Element; picture: boolean }) => (
  <div class="yc-capture" data-picture={props.picture ? '' : undefined}>
    {props.stage()}
    <div class="yc-capture-bar yc-awaiting" />
  </div>
);

/** Loaded if a device may be used. If loading fails, files are still taken. */
const MediaCapture = lazily<MediaCaptureProps>(
  () => import('../capture/MediaCapture').then((module) => module.MediaCapture),
  (props) => <>{props.stage()}</>,
  (props) => <Awaiting stage={props.stage} picture={props.of.kind === 'video'} />,
);

/** Runs a function that may throw an Error whose message is a sentence. */
const attempt = <T,>(doing: () => T): { got?: T; problem?: string } => {
  try {
    return { got: doing() };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
};

/** Playbacks whose events have been reported since they started. */
const followed = new WeakSet<Playback>();

/** Reports a playback's events. Waiting for more of a stream is not a pause. */
const tell = (playback: Playback, onEvent: ComponentProps['onEvent']) => {
  let before = false;
  const told = (event: string) => onEvent(event, { playbackPosition: playback.state.time });
  const onEnded = () => told('end');
  const look = () => {
    const { playing } = playback.state;
    if (playing === before) return;
    before = playing;
    told(playing ? 'play' : 'pause');
  };
  const unsubscribe = playback.subscribe(look);
  // This code loads late: a stream may have started already, and a short one may be over.
  look();
  if (!followed.has(playback) && playback.element.ended) {
    told('play');
    told('end');
  }
  followed.add(playback);
  playback.element.addEventListener('ended', onEnded);
  onCleanup(() => {
    unsubscribe();
    playback.element.removeEventListener('ended', onEnded);
  });
};

type MediaKind = 'audio' | 'video';

type MediaFieldProps<K extends MediaKind> = {
  of: ComponentProps<K>;
  /** Plays a value. Throws an Error whose message is a sentence if it cannot be played. */
  playbackOf(value: NonNullable<ComponentProps<K>['value']>, fileOf: FileSource): Playback;
  expected: Expected;
  invitation: string;
};

/** What audio and video share: playing a value or a stream, taking files, events, subtitles, download. */
export const MediaField = <K extends MediaKind>(field: MediaFieldProps<K>) => {
  const props = field.of;
  const fileOf = useFileSource();
  const [problem, setProblem] = createSignal<string>();
  const value = createMemo(() => props.value);
  const made = createMemo(() => {
    const of = value();
    if (props.playback || !of) return {};
    const result = attempt(() => field.playbackOf(of as NonNullable<ComponentProps<K>['value']>, fileOf));
    onCleanup(() => result.got?.dispose());
    return result;
  });
  const given = createMemo(() => props.playback ?? made().got);
  const nothing = noPlayback(props.kind);
  const playback = () => given() ?? nothing;
  const state = createLiveState(playback);
  const subtitles = createMemo(() => props.properties.subtitles);
  const cues = createMemo((): ReturnType<typeof attempt<ReturnType<typeof parseSubtitles>>> => {
    const text = subtitles();
    return text ? attempt(() => parseSubtitles(text)) : {};
  });
  const shown = () => problem() ?? made().problem ?? problemOf(state().problems) ?? cues().problem;

  createEffect(() => {
    const from = given();
    if (from) tell(from, (event, data) => props.onEvent(event, data));
  });
  // A problem with one value does not apply to the next.
  createEffect(on(given, () => setProblem(), { defer: true }));
  // The first value autoplays too: this code loads late, and a yield may be here before it. A stream starts playing
  // with its first chunk, without this component.
  createEffect(
    on(made, ({ got }) => {
      if (props.properties.autoplay) got?.play();
    }),
  );
  // Seek once per request: by the time of the next update the user may be elsewhere. A position not loaded yet waits.
  let done: ComponentProps['seek'];
  createEffect(() => {
    const from = given();
    const { seek } = props;
    const { duration, complete } = state();
    if (!seek || seek === done || !from || duration === 0 || (duration < seek.to && !complete)) return;
    done = seek;
    from.seek(seek.to);
  });

  const player = () => (
    <Player
      playback={playback()}
      state={state()}
      empty={!given()}
      streaming={props.properties.streaming ?? false}
      loop={props.properties.loop ?? false}
      cues={cues().got}
      wave={props.kind === 'audio' ? (props.properties as Properties<'audio'>).waveformOptions : undefined}
      picture={props.kind === 'video' ? (props.properties as Properties<'video'>) : undefined}
    />
  );
  const isVideo = () => props.kind === 'video';
  const sources = (): readonly string[] | undefined => props.properties.sources;
  const takesFiles = () => sources()?.includes('upload') ?? true;
  const takesDevice = () => sources()?.includes(isVideo() ? 'webcam' : 'microphone') ?? props.capture !== undefined;
  const take = (file: File) => props.onInput({ as: 'file', file } as ComponentProps<K>['value']);
  /** The user's file or recording, and the drop zone for files. */
  const stage = () => (
    <Show
      when={takesFiles()}
      fallback={
        <Show when={given()} fallback={<Nothing />}>
          {player()}
        </Show>
      }
    >
      <FileDoor
        id={controlId(props)}
        expected={field.expected}
        multiple={false}
        filled={props.value !== null}
        invitation={field.invitation}
        replacement={say('Replace')}
        describedBy={describedBy(props, shown())}
        missing={props.missing !== undefined}
        onFiles={([file]) => {
          if (!file) return;
          take(file);
          props.onEvent('upload');
        }}
        onProblem={setProblem}
      >
        <Show when={given()}>{player()}</Show>
      </FileDoor>
    </Show>
  );
  return (
    <Field
      of={props as unknown as ComponentProps}
      labelsControl={props.interactive && takesFiles()}
      problem={shown()}
      actions={
        <Show
          when={props.interactive}
          fallback={
            <Show when={offers(props, 'download') ?? true}>
              <SaveMenu
                id={props.id}
                name={accessibleName(props)}
                playback={playback()}
                disabled={!given() || (props.playback !== undefined && state().duration === 0)}
                onSave={(value) => props.onEvent('download', { value })}
                onProblem={setProblem}
              />
            </Show>
          }
        >
          <RemoveButton of={props} />
        </Show>
      }
    >
      <Show when={props.interactive} fallback={player()}>
        <Show when={takesDevice()} fallback={stage()}>
          <Show when={props.capture} fallback={<Awaiting stage={stage} picture={isVideo()} />}>
            {(capture) => (
              <MediaCapture
                of={props as unknown as MediaCaptureProps['of']}
                capture={capture()}
                stage={stage}
                playback={given()}
                state={state()}
                onFile={take}
                onProblem={setProblem}
              />
            )}
          </Show>
        </Show>
      </Show>
    </Field>
  );
};
