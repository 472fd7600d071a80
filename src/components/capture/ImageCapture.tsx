import { createMemo, createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import type { Capture } from '../../media';
import { say } from '../../words';
import { createBelonging } from '../belonging';
import type { ComponentProps } from '../contract';
import { Nothing } from '../Field';
import { pixels } from '../length';
import { createLiveState } from '../live-state';
import { accessibleName } from '../naming';
import { Picture } from '../pictures/Picture';
import { createAsking } from './capturing';
import { PasteButton } from './PasteButton';
import { Preview } from './Preview';
import { RecordBar } from './RecordBar';
import { SnapshotBar } from './SnapshotBar';
import { Trouble } from './Trouble';
import { whyAsked } from './words';

/** The camera's latest frame as a PNG file. Never mirrored, even if the preview is. */
const takePicture = async (capture: Capture, name: string): Promise<File> => {
  const frame = await capture.frame();
  try {
    const canvas = new OffscreenCanvas(frame.displayWidth, frame.displayHeight);
    canvas.getContext('2d')?.drawImage(frame, 0, 0, canvas.width, canvas.height);
    const png = await canvas.convertToBlob({ type: 'image/png' });
    return new File([png], `${name}.png`, { type: 'image/png' });
  } finally {
    frame.close();
  }
};

export type ImageCaptureProps = {
  of: ComponentProps<'image'>;
  /** The drop zone for files, with the picture in it, or the picture alone. */
  stage(): JSX.Element;
  onFile(file: File): void;
  onProblem(problem: string | undefined): void;
};

/** An image input that a camera or the clipboard can fill, or that streams a camera's frames. */
export const ImageCapture = (props: ImageCaptureProps) => {
  const takes = (source: 'webcam' | 'clipboard' | 'upload') => props.of.properties.sources?.includes(source) ?? false;
  const capture = () => (takes('webcam') ? props.of.capture : undefined);
  const paste = () => (
    <Show when={takes('clipboard')}>
      <PasteButton value={props.of.value} keyed={takes('upload')} onFile={props.onFile} onProblem={props.onProblem} />
    </Show>
  );
  return (
    <Show
      when={capture()}
      fallback={
        <div class="yc-capture" data-picture="">
          {props.stage()}
          <div class="yc-capture-bar" classList={{ 'yc-awaiting': takes('webcam') }}>
            <Show when={!takes('webcam')}>{paste()}</Show>
          </div>
        </div>
      }
    >
      {(camera) => <Camera {...props} capture={camera()} paste={paste} />}
    </Show>
  );
};

const Camera = (props: ImageCaptureProps & { capture: Capture; paste(): JSX.Element }) => {
  let main!: HTMLButtonElement;
  const state = createLiveState(() => props.capture);
  const asking = createAsking(
    () => props.capture,
    (problem) => props.onProblem(problem),
  );
  const [taking, setTaking] = createSignal(false);
  const streaming = () => props.of.properties.streaming ?? false;
  // While streaming, a value from a yield replaces the preview.
  const isSeen = createMemo(
    () => state().preview !== undefined && state().phase !== 'off' && !(streaming() && props.of.value !== null),
  );
  const isStreaming = createMemo(() => streaming() && state().phase !== 'off' && state().phase !== 'opening');

  const begin = createBelonging(() => props.of.value);
  const take = async () => {
    if (taking()) return;
    const isWanted = begin();
    setTaking(true);
    try {
      const file = await takePicture(props.capture, accessibleName(props.of));
      if (!isWanted()) return;
      props.onProblem(undefined);
      props.onFile(file);
      props.capture.close();
    } catch (error) {
      if (isWanted())
        props.onProblem(`${say('No picture could be taken.')} ${error instanceof Error ? error.message : ''}`.trim());
    } finally {
      setTaking(false);
    }
  };
  const ref = (button: HTMLButtonElement) => {
    main = button;
  };

  return (
    <>
      <div class="yc-capture" data-picture="" data-live={isSeen() || isStreaming() ? '' : undefined}>
        <Switch fallback={props.stage()}>
          <Match when={isSeen()}>
            <div class="yc-picture-box yc-camera-box" style={sizes(props.of.properties)}>
              <Preview
                stream={state().preview}
                mirror={props.of.properties.webcamOptions?.mirror ?? props.of.properties.mirrorWebcam ?? true}
              />
            </div>
          </Match>
          <Match when={isStreaming()}>
            <div class="yc-picture-box" style={sizes(props.of.properties)}>
              <Show when={props.of.value} fallback={<Nothing />}>
                {(image) => <Picture image={image()} name={accessibleName(props.of)} />}
              </Show>
            </div>
          </Match>
        </Switch>
        <Show
          when={streaming()}
          fallback={
            <SnapshotBar
              ref={ref}
              capture={props.capture}
              state={state()}
              filled={props.of.value !== null}
              busy={taking()}
              why={whyAsked({ source: 'webcam', what: 'picture' })}
              onOpen={() => asking.ask('open')}
              onTake={take}
              onProblem={props.onProblem}
            >
              {props.paste()}
            </SnapshotBar>
          }
        >
          <RecordBar
            ref={ref}
            capture={props.capture}
            state={state()}
            streaming
            filled={props.of.value !== null}
            why={whyAsked({ source: 'webcam', what: 'pictures' })}
            preview={false}
            limit={props.of.limit}
            onAsk={asking.ask}
            onProblem={props.onProblem}
          >
            {props.paste()}
          </RecordBar>
        </Show>
      </div>
      <Trouble
        state={state()}
        onAgain={() => {
          main.focus();
          asking.again(streaming() ? 'start' : 'open');
        }}
      />
    </>
  );
};

const sizes = ({ height, width }: { height?: number; width?: number }) => ({
  '--yc-height': pixels(height),
  '--yc-width': pixels(width),
});
