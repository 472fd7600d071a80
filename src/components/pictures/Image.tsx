import { createSignal, type JSX, Show, Suspense } from 'solid-js';
import type { ImageCaptureProps } from '../capture/ImageCapture';
import type { ComponentProps } from '../contract';
import { Frame, Nothing } from '../Frame';
import { useFileSource } from '../file-source';
import { LateFileDoor } from '../files/LateFileDoor';
import { pixels } from '../length';
import { controlId, describedBy, nameOf } from '../naming';
import { lazily } from '../on-demand';
import { RemoveButton } from '../RemoveButton';
import { EnlargedOnDemand } from './EnlargedOnDemand';
import { expectedImage } from './expected';
import { Picture } from './Picture';
import { pixelAt } from './pixel-at';

/** Loaded where a camera or the clipboard may be asked for. Should it not come, files are taken as ever. */
const ImageCapture = lazily<ImageCaptureProps>(
  () => import('../capture/ImageCapture').then((module) => module.ImageCapture),
  (props) => <>{props.stage()}</>,
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
      .then(({ savePicture }) => savePicture(image, nameOf(props), fileOf))
      .then(
        () => setProblem(),
        (error: unknown) =>
          setProblem(`The picture could not be saved. ${error instanceof Error ? error.message : ''}`),
      );

  // Which of its pixels was pressed: there is no keyboard's way to that, as there is none in Gradio.
  const onPress = (event: MouseEvent) => {
    const index = props.listened.has('select') && pixelAt(event);
    if (index) props.onEvent('select', { index, value: null });
  };
  const Box = (of: { children: JSX.Element }) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a place in a picture has no key
    // biome-ignore lint/a11y/noStaticElementInteractions: the same
    <div
      class="yc-picture-box"
      data-pressable={props.listened.has('select') && props.value ? '' : undefined}
      style={box()}
      onClick={onPress}
    >
      {of.children}
    </div>
  );

  const shownAlone = () => (
    <Box>
      <Show when={props.value} fallback={<Nothing />}>
        {(image) => <Picture image={image()} name={nameOf(props)} />}
      </Show>
    </Box>
  );
  const takes = (source: 'upload' | 'webcam' | 'clipboard') => props.properties.sources?.includes(source);
  const take = (file: File) => props.onInput({ as: 'file', file });
  /** The picture as an input, and where files come in. */
  const stage = () => (
    <Show when={takes('upload') ?? true} fallback={shownAlone()}>
      <LateFileDoor
        id={controlId(props)}
        expected={expectedImage}
        multiple={false}
        filled={props.value !== null}
        invitation="Drop an image here, paste it, or choose a file"
        replacement="Replace"
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
          <Show when={props.value}>{(image) => <Picture image={image()} name="Preview" />}</Show>
        </Box>
      </LateFileDoor>
    </Show>
  );

  return (
    <Frame
      of={props}
      labelsControl={props.interactive && (takes('upload') ?? true)}
      problem={problem()}
      actions={
        <>
          <button type="button" class="yc-action" disabled={!props.value} onClick={() => setEnlarged(true)}>
            Enlarge
          </button>
          <Show
            when={props.interactive}
            fallback={
              <button
                type="button"
                class="yc-action"
                disabled={!props.value}
                onClick={() => props.value && save(props.value)}
              >
                Download
              </button>
            }
          >
            <RemoveButton of={props} />
          </Show>
        </>
      }
    >
      <Show when={props.interactive} fallback={shownAlone()}>
        <Show when={takes('webcam') || takes('clipboard')} fallback={stage()}>
          {/* Files are taken before the code is there, and nothing moves when it comes. */}
          <Suspense
            fallback={
              <div class="yc-capture" data-picture="">
                {stage()}
                <div class="yc-capture-bar yc-awaiting" />
              </div>
            }
          >
            <ImageCapture of={props} stage={stage} onFile={take} onProblem={setProblem} />
          </Suspense>
        </Show>
      </Show>
      <Show when={enlarged() && props.value}>
        {(image) => <EnlargedOnDemand image={image()} name={nameOf(props)} onClose={() => setEnlarged(false)} />}
      </Show>
    </Frame>
  );
};
