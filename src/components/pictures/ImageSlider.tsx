import { createEffect, createSignal, For, on, Show } from 'solid-js';
import type { ImageWire, WireValue } from '../../protocol';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { Field } from '../Field';
import { FileDoor } from '../files/FileDoor';
import { controlId, describedBy } from '../naming';
import { RemoveButton } from '../RemoveButton';
import { expectedImage } from './expected';
import { Picture } from './Picture';
import { Stage } from './Stage';
import './image-slider.css';

type Pair = NonNullable<WireValue<'imageslider'>>;

/** Two images, one over the other, and a handle that tells how much of the first is seen. */
export const ImageSlider = (props: ComponentProps<'imageslider'>) => {
  const [problem, setProblem] = createSignal<string>();
  const [position, setPosition] = createSignal(50);
  createEffect(
    on(
      () => props.properties.sliderPosition,
      (given = 50) => setPosition(given),
    ),
  );
  const image = (index: 0 | 1) => props.value?.[index] ?? null;
  const isOpen = () => props.interactive && !(image(0) && image(1));
  const names = () => [say('First image'), say('Second image')] as const;

  const put = (index: 0 | 1, file: File) => {
    const given: ImageWire = { as: 'file', file };
    const pair: Pair = index === 0 ? [given, image(1)] : [image(0), given];
    props.onInput(pair);
    props.onEvent('upload');
  };

  const Doors = () => (
    <div class="yc-compare-doors">
      <For each={[0, 1] as const}>
        {(index) => (
          <FileDoor
            id={index === 0 ? controlId(props) : `${props.id}-second`}
            name={names()[index]}
            expected={expectedImage}
            multiple={false}
            filled={image(index) !== null}
            invitation={say('Drop an image here, paste it, or choose a file')}
            replacement={say('Replace')}
            describedBy={describedBy(props, problem())}
            missing={props.missing !== undefined}
            onFiles={([file]) => file && put(index, file)}
            onProblem={setProblem}
          >
            <div class="yc-picture-box">
              <Show when={image(index)}>{(shown) => <Picture image={shown()} name={names()[index]} />}</Show>
            </div>
          </FileDoor>
        )}
      </For>
    </div>
  );

  return (
    <Field
      of={props as unknown as ComponentProps}
      problem={problem()}
      actions={
        <Show when={props.interactive}>
          <RemoveButton of={props} />
        </Show>
      }
    >
      <Show when={!isOpen()} fallback={<Doors />}>
        <Stage image={image(0) ?? image(1)} height={props.properties.height} maxHeight={props.properties.maxHeight}>
          {() => (
            <div class="yc-compare" style={{ '--yc-position': `${position()}%` }}>
              <div class="yc-compare-first">
                <Show when={image(0)}>{(shown) => <Picture image={shown()} name={names()[0]} />}</Show>
              </div>
              <div class="yc-compare-second">
                <Show when={image(1)}>{(shown) => <Picture image={shown()} name={names()[1]} />}</Show>
              </div>
              <input
                class="yc-compare-range"
                type="range"
                min="0"
                max="100"
                step="any"
                aria-label={say('Share of the first image')}
                aria-valuetext={`${Math.round(position())}%`}
                value={position()}
                onInput={(event) => setPosition(event.currentTarget.valueAsNumber)}
                onChange={() => props.onEvent('select', { index: Math.round(position()), value: null, selected: true })}
              />
              <div class="yc-compare-line" aria-hidden="true">
                <span class="yc-compare-grip">
                  <svg viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.75" aria-hidden="true">
                    <path d="M6.5 5 2.5 9l4 4M11.5 5l4 4-4 4" />
                  </svg>
                </span>
              </div>
            </div>
          )}
        </Stage>
      </Show>
    </Field>
  );
};
