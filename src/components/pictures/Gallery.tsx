import { createSignal, Index, Show } from 'solid-js';
import type { ComponentProps } from '../contract';
import { Field, Nothing } from '../Field';
import { FileDoor } from '../files/FileDoor';
import { pixels } from '../length';
import { accessibleName, controlId, describedBy } from '../naming';
import { EnlargedOnDemand } from './EnlargedOnDemand';
import { expectedImage } from './expected';
import { Picture } from './Picture';

export const Gallery = (props: ComponentProps<'gallery'>) => {
  const [problem, setProblem] = createSignal<string>();
  const [open, setOpen] = createSignal<number>();
  const items = () => props.value ?? [];
  const nameAt = (index: number) => items()[index]?.caption || `Image ${index + 1} of ${items().length}`;
  const opened = () => items()[open() ?? -1];
  const choose = (index: number) => {
    setOpen(index);
    props.onEvent('select', { index, value: items()[index]?.caption ?? null });
  };
  const turn = (by: number) => choose(((open() ?? 0) + by + items().length) % items().length);

  const grid = () => (
    <ul class="yc-gallery-grid">
      <Index each={items()}>
        {(item, index) => (
          <li>
            <button type="button" class="yc-gallery-item" onClick={() => choose(index)}>
              <Picture image={item().image} name={nameAt(index)} />
            </button>
            <Show when={item().caption}>
              <p class="yc-caption" aria-hidden="true">
                {item().caption}
              </p>
            </Show>
            <Show when={props.interactive}>
              <button
                type="button"
                class="yc-action"
                aria-label={`Remove image ${index + 1}`}
                onClick={() => {
                  const rest = items().filter((_, place) => place !== index);
                  props.onInput(rest);
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
      <div
        class="yc-gallery-box"
        style={{
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
            expected={expectedImage}
            multiple
            filled={items().length > 0}
            invitation="Drop images here, paste them, or choose files"
            replacement="Add images"
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
            onTurn={items().length > 1 ? turn : undefined}
            onClose={() => setOpen()}
          />
        )}
      </Show>
    </Field>
  );
};
