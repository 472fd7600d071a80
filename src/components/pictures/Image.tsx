import { createSignal, Show } from 'solid-js';
import type { ComponentProps } from '../contract';
import { Frame, Nothing } from '../Frame';
import { FileDoor } from '../files/FileDoor';
import { pixels } from '../length';
import { controlId, describedBy, nameOf } from '../naming';
import { Enlarged } from './Enlarged';
import { expectedImage } from './expected';
import { Picture } from './Picture';
import { savePicture } from './saving';

export const Image = (props: ComponentProps<'image'>) => {
  const [problem, setProblem] = createSignal<string>();
  const [enlarged, setEnlarged] = createSignal(false);
  const box = () => ({
    '--yc-height': pixels(props.properties.height),
    '--yc-width': pixels(props.properties.width),
  });
  const save = (image: NonNullable<typeof props.value>) =>
    savePicture(image, nameOf(props)).then(
      () => setProblem(),
      (error: unknown) => setProblem(`The picture could not be saved. ${error instanceof Error ? error.message : ''}`),
    );

  return (
    <Frame
      of={props}
      labelsControl={props.interactive}
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
            <button type="button" class="yc-action" disabled={!props.value} onClick={() => props.onInput(null)}>
              Remove
            </button>
          </Show>
        </>
      }
    >
      <Show
        when={props.interactive}
        fallback={
          <div class="yc-picture-box" style={box()}>
            <Show when={props.value} fallback={<Nothing />}>
              {(image) => <Picture image={image()} name={nameOf(props)} />}
            </Show>
          </div>
        }
      >
        <FileDoor
          id={controlId(props)}
          expected={expectedImage}
          multiple={false}
          filled={props.value !== null}
          invitation="Drop an image here, paste it, or choose a file"
          replacement="Replace"
          describedBy={describedBy(props, problem())}
          onFiles={([file]) => file && props.onInput({ as: 'file', file })}
          onProblem={setProblem}
        >
          <div class="yc-picture-box" style={box()}>
            <Show when={props.value}>{(image) => <Picture image={image()} name="Preview" />}</Show>
          </div>
        </FileDoor>
      </Show>
      <Show when={enlarged() && props.value}>
        {(image) => <Enlarged image={image()} name={nameOf(props)} onClose={() => setEnlarged(false)} />}
      </Show>
    </Frame>
  );
};
