import { createEffect, createSignal, Index, on, Show } from 'solid-js';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { Field, Nothing, offers } from '../Field';
import { useFileSource } from '../file-source';
import type { Expected } from '../files/accept';
import { FileDoor } from '../files/FileDoor';
import { pixels } from '../length';
import { accessibleName, controlId, describedBy } from '../naming';
import { EnlargedOnDemand } from './EnlargedOnDemand';
import { expectedImage } from './expected';
import { Picture } from './Picture';

export const Gallery = (props: ComponentProps<'gallery'>) => {
  const [problem, setProblem] = createSignal<string>();
  const [open, setOpen] = createSignal<number>();
  const fileOf = useFileSource();
  const items = () => props.value ?? [];
  /** The image that was chosen last, by a person or by the author. */
  const [chosen, setChosen] = createSignal<number>();
  createEffect(
    on(
      () => props.properties.selectedIndex,
      (index) => setChosen(index ?? undefined),
    ),
  );
  const mayEnlarge = () => props.properties.allowPreview !== false;
  const isPressable = () => mayEnlarge() || props.listened.has('select');
  /** The image in large above the others, if there is one. */
  const staged = () =>
    props.properties.preview ||
    (props.properties.preview !== false && typeof props.properties.selectedIndex === 'number')
      ? items()[chosen() ?? 0] && (chosen() ?? 0)
      : undefined;
  const expected = (): Expected => {
    const types = props.properties.fileTypes;
    return types ? { types, words: say`expected is ${types.join(', ')}` } : expectedImage;
  };
  const nameAt = (index: number) => items()[index]?.caption || say`Image ${index + 1} of ${items().length}`;
  const opened = () => items()[open() ?? -1];
  const tell = (event: string, index: number, more: object = {}) =>
    props.onEvent(event, { index, value: items()[index]?.caption ?? null, ...more });
  const save = async (index: number) => {
    const item = items()[index];
    if (!item) return;
    try {
      const { savePicture } = await import('./saving');
      const value = await savePicture(item.image, item.caption || `${accessibleName(props)} ${index + 1}`, fileOf);
      setProblem();
      props.onEvent('download', { index, value });
    } catch (error) {
      setProblem(`${say('The image could not be saved.')} ${error instanceof Error ? error.message : ''}`);
    }
  };
  const enlarge = (index: number) => {
    if (open() === undefined) tell('previewOpen', index);
    setOpen(index);
  };
  const choose = (index: number) => {
    // Where one image is in large above the others, a press shows another one there.
    if (mayEnlarge() && (staged() === undefined || open() !== undefined)) enlarge(index);
    setChosen(index);
    tell('select', index, { selected: true });
  };
  const turn = (by: number) => choose(((open() ?? 0) + by + items().length) % items().length);

  const grid = () => (
    <ul class="yc-gallery-grid">
      <Index each={items()}>
        {(item, index) => (
          <li>
            <Show
              when={isPressable()}
              fallback={
                <div class="yc-gallery-item" data-still="">
                  <Picture image={item().image} name={nameAt(index)} />
                </div>
              }
            >
              <button
                type="button"
                class="yc-gallery-item"
                aria-pressed={staged() === undefined ? undefined : staged() === index}
                onClick={() => choose(index)}
              >
                <Picture image={item().image} name={nameAt(index)} />
              </button>
            </Show>
            <Show when={item().caption}>
              <p class="yc-caption" aria-hidden="true">
                {item().caption}
              </p>
            </Show>
            <Show when={props.interactive}>
              <button
                type="button"
                class="yc-action"
                aria-label={say`Remove image ${index + 1}`}
                onClick={() => {
                  const rest = items().filter((_, place) => place !== index);
                  const value = item().caption;
                  props.onInput(rest);
                  props.onEvent('delete', { index, value });
                  if (rest.length === 0) props.onEvent('clear');
                }}
              >
                Remove
              </button>
            </Show>
          </li>
        )}
      </Index>
    </ul>
  );

  return (
    <Field of={props} labelsControl={props.interactive} problem={problem()}>
      <Show when={staged() !== undefined && items()[staged() as number]}>
        {(item) => (
          <button
            type="button"
            class="yc-gallery-stage"
            aria-label={say`Enlarge ${nameAt(staged() as number)}`}
            disabled={!mayEnlarge()}
            onClick={() => enlarge(staged() as number)}
          >
            <Picture image={item().image} name={nameAt(staged() as number)} />
          </button>
        )}
      </Show>
      <div
        class="yc-gallery-box"
        data-rows={props.properties.rows}
        style={{
          '--yc-rows': props.properties.rows,
          '--yc-fit': props.properties.objectFit,
          '--yc-columns': props.properties.columns || 3,
          '--yc-height': pixels(props.properties.height),
        }}
      >
        <Show
          when={props.interactive}
          fallback={
            <Show when={items().length > 0} fallback={<Nothing />}>
              {grid()}
            </Show>
          }
        >
          <FileDoor
            id={controlId(props)}
            expected={expected()}
            multiple
            filled={items().length > 0}
            invitation={say('Drop images here, paste them, or choose files')}
            replacement={say('Add images')}
            describedBy={describedBy(props, problem())}
            missing={props.missing !== undefined}
            onFiles={(files) => {
              props.onInput([
                ...items(),
                ...files.map((file) => ({ image: { as: 'file' as const, file }, caption: null })),
              ]);
              props.onEvent('upload');
            }}
            onProblem={setProblem}
          >
            <Show when={items().length > 0}>{grid()}</Show>
          </FileDoor>
        </Show>
      </div>
      <Show when={opened()}>
        {(item) => (
          <EnlargedOnDemand
            image={item().image}
            name={accessibleName(props)}
            caption={nameAt(open() ?? 0)}
            canFill={offers(props, 'fullscreen') ?? true}
            onTurn={items().length > 1 ? turn : undefined}
            onSave={(offers(props, 'download') ?? true) ? () => save(open() ?? 0) : undefined}
            onClose={() => {
              const index = open();
              setOpen();
              if (index !== undefined) tell('previewClose', index);
            }}
          />
        )}
      </Show>
    </Field>
  );
};
