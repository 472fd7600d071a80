import { createSignal, type JSX, Show } from 'solid-js';
import { say } from '../../words';
import type { ImageCaptureProps } from '../capture/ImageCapture';
import type { ComponentProps } from '../contract';
import { Field, Nothing, offers } from '../Field';
import { useFileSource } from '../file-source';
import type { FileDoorProps } from '../files/FileDoor';
import { lazily } from '../lazily';
import { pixels } from '../length';
import { accessibleName, controlId, describedBy } from '../naming';
import { RemoveButton } from '../RemoveButton';
import { WatermarkOnDemand } from '../rare/WatermarkOnDemand';
import { EnlargedOnDemand } from './EnlargedOnDemand';
import { expectedImage } from './expected';
import { Picture } from './Picture';
import { sizeOfLoaded } from './shown-size';

/** Stands in for a file door until its code has loaded: looks the same, but takes no files yet. */
const ClosedDoor = (props: FileDoorProps) => (
  <div class="yc-door" data-filled={props.filled ? '' : undefined}>
    {props.children}
    <span class="yc-picker">
      <span class="yc-picker-words">{props.filled ? props.replacement : props.invitation}</span>
    </span>
  </div>
);

/** A file door, loaded when first shown: apps that take no files do not load it. */
const LateFileDoor = lazily<FileDoorProps>(
  () => import('../files/FileDoor').then((module) => module.FileDoor),
  ClosedDoor,
  ClosedDoor,
);

/** The pressed pixel of a picture, as `[x, y]` from its top left; `undefined` if the press missed the picture. */
const pixelAt = (event: MouseEvent): [number, number] | undefined => {
  const picture = event.target;
  const size =
    picture instanceof HTMLCanvasElement
      ? { width: picture.width, height: picture.height }
      : picture instanceof HTMLImageElement
        ? sizeOfLoaded(picture)
        : undefined;
  if (!size || !(picture instanceof Element) || size.width === 0 || size.height === 0) return;
  const box = picture.getBoundingClientRect();
  // The picture is centred in its element and keeps its aspect ratio.
  const zoom = Math.min(box.width / size.width, box.height / size.height);
  const x = Math.floor((event.clientX - box.left - (box.width - size.width * zoom) / 2) / zoom);
  const y = Math.floor((event.clientY - box.top - (box.height - size.height * zoom) / 2) / zoom);
  return x >= 0 && y >= 0 && x < size.width && y < size.height ? [x, y] : undefined;
};

/** Loaded if a camera or the clipboard may be used. If loading fails, files are still taken. */
const ImageCapture = lazily<ImageCaptureProps>(
  () => import('../capture/ImageCapture').then((module) => module.ImageCapture),
  (props) => <>{props.stage()}</>,
  // Files are taken before the code has loaded, and nothing moves when it has.
  (props) => (
    <div class="yc-capture" data-picture="">
      {props.stage()}
      <div class="yc-capture-bar yc-awaiting" />
    </div>
  ),
);

export const Image = (props: ComponentProps<'image'>) => {
  const fileOf = useFileSource();
  const [problem, setProblem] = createSignal<string>();
  const [enlarged, setEnlarged] = createSignal(false);
  const box = () => ({
    '--yc-height': pixels(props.properties.height),
    '--yc-width': pixels(props.properties.width),
  });
  const save = (image: NonNullable<typeof props.value>) =>
    import('./saving')
      .then(({ savePicture }) => savePicture(image, accessibleName(props), fileOf))
      .then(
        (value) => {
          setProblem();
          props.onEvent('download', { value });
        },
        (error: unknown) =>
          setProblem(`${say('The image could not be saved.')} ${error instanceof Error ? error.message : ''}`),
      );

  // Reports the pressed pixel. The keyboard cannot do this, nor can it in Gradio.
  const isHeard = (name: string) => props.listened.has(name);
  const press = (name: string) => (event: MouseEvent) => {
    const index = isHeard(name) && pixelAt(event);
    if (index) props.onEvent(name, { index, value: null, selected: true });
  };
  const Box = (of: { children: JSX.Element }) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a position in a picture has no key
    // biome-ignore lint/a11y/noStaticElementInteractions: the same
    <div
      class="yc-picture-box"
      data-pressable={['select', 'doubleClick'].some(isHeard) && props.value ? '' : undefined}
      style={box()}
      onClick={press('select')}
      onDblClick={press('doubleClick')}
    >
      {of.children}
      <Show when={props.value && props.properties.watermark}>{(mark) => <WatermarkOnDemand of={mark()} />}</Show>
    </div>
  );

  const shownAlone = () => (
    <Box>
      <Show when={props.value} fallback={<Nothing>{props.properties.placeholder}</Nothing>}>
        {(image) => <Picture image={image()} name={accessibleName(props)} />}
      </Show>
    </Box>
  );
  const takes = (source: 'upload' | 'webcam' | 'clipboard') => props.properties.sources?.includes(source);
  const take = (file: File) => props.onInput({ as: 'file', file });
  /** The picture as an input, and the drop zone for files. */
  const stage = () => (
    <Show when={takes('upload') ?? true} fallback={shownAlone()}>
      <LateFileDoor
        id={controlId(props)}
        expected={expectedImage}
        multiple={false}
        filled={props.value !== null}
        invitation={props.properties.placeholder ?? say('Drop an image here, paste it, or choose a file')}
        replacement={say('Replace')}
        describedBy={describedBy(props, problem())}
        missing={props.missing !== undefined}
        onFiles={([file]) => {
          if (!file) return;
          take(file);
          props.onEvent('upload');
        }}
        onProblem={setProblem}
      >
        <Box>
          <Show when={props.value}>{(image) => <Picture image={image()} name={say('Preview')} />}</Show>
        </Box>
      </LateFileDoor>
    </Show>
  );

  return (
    <Field
      of={props}
      labelsControl={props.interactive && (takes('upload') ?? true)}
      problem={problem()}
      actions={
        <>
          <Show when={offers(props, 'fullscreen') ?? true}>
            <button type="button" class="yc-action" disabled={!props.value} onClick={() => setEnlarged(true)}>
              Enlarge
            </button>
          </Show>
          <Show
            when={props.interactive}
            fallback={
              <Show when={offers(props, 'download') ?? true}>
                <button
                  type="button"
                  class="yc-action"
                  disabled={!props.value}
                  onClick={() => props.value && save(props.value)}
                >
                  Download
                </button>
              </Show>
            }
          >
            <RemoveButton of={props} />
          </Show>
        </>
      }
    >
      <Show when={props.interactive} fallback={shownAlone()}>
        <Show when={takes('webcam') || takes('clipboard')} fallback={stage()}>
          <ImageCapture of={props} stage={stage} onFile={take} onProblem={setProblem} />
        </Show>
      </Show>
      <Show when={enlarged() && props.value}>
        {(image) => (
          <EnlargedOnDemand image={image()} name={accessibleName(props)} onClose={() => setEnlarged(false)} />
        )}
      </Show>
    </Field>
  );
};
