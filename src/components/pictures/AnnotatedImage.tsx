import { createEffect, createMemo, createSignal, Index, on, Show } from 'solid-js';
import type { WireValue } from '../../protocol';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { Field } from '../Field';
import { accessibleName } from '../naming';
import { Picture } from './Picture';
import { type Region, Regions } from './Regions';
import { regionAt } from './region-at';
import { createRegionColours } from './region-colours';
import { type Size, Stage } from './Stage';
import './annotated-image.css';

type Annotated = NonNullable<WireValue<'annotatedimage'>>;
type MaskWire = Extract<Annotated['annotations'][number], { as: 'mask' }>;

/** An image with boxes and masks over it, and a legend of their labels. */
export const AnnotatedImage = (props: ComponentProps<'annotatedimage'>) => {
  const [pointed, setPointed] = createSignal<number>();
  const [size, setSize] = createSignal<Size>();
  const colourOf = createRegionColours(() => props.properties.colorMap);
  const annotations = (): Annotated['annotations'] => props.value?.annotations ?? [];
  const regions = createMemo(() => annotations().map((each): Region => ({ ...each, colour: colourOf(each.label) })));
  // The regions of the next value may be others.
  createEffect(on(regions, () => setPointed(), { defer: true }));

  const problem = () => {
    const [width, height] = size() ?? [0, 0];
    const other = annotations().find((each): each is MaskWire => each.as === 'mask' && !fits(each, width, height));
    if (width === 0 || !other) return undefined;
    return say`The mask of “${other.label}” is ${`${other.width}×${other.height}`} pixels, and the image ${`${width}×${height}`}.`;
  };
  const select = (index: number) =>
    props.onEvent('select', { index, value: annotations()[index]?.label ?? '', selected: true });

  /** The region under the pointer, on a stage that has the shape of its picture. */
  const under = (event: MouseEvent & { currentTarget: Element }): number | undefined => {
    const [width, height] = size() ?? [0, 0];
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * width;
    const y = ((event.clientY - box.top) / box.height) * height;
    return regionAt(annotations(), x, y);
  };

  /** With a legend, the labels are there to read; without, the picture's name has them. */
  const name = () =>
    hasLegend()
      ? accessibleName(props)
      : [accessibleName(props), ...annotations().map(({ label }) => label)].join(', ');
  const hasLegend = () => props.properties.showLegend !== false && annotations().length > 0;

  return (
    <Field of={props as unknown as ComponentProps} problem={problem()}>
      <Stage image={props.value?.image ?? null} height={props.properties.height}>
        {(sizeNow) => {
          createEffect(() => setSize(sizeNow()));
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the legend has a button for each region
            // biome-ignore lint/a11y/noStaticElementInteractions: the same
            <div
              class="yc-annotated"
              onPointerMove={(event) => setPointed(under(event))}
              onPointerLeave={() => setPointed()}
              onClick={(event) => {
                const index = under(event);
                if (index !== undefined) select(index);
              }}
            >
              <Show when={props.value}>{(value) => <Picture image={value().image} name={name()} />}</Show>
              <Show when={sizeNow()}>
                {(known) => <Regions regions={regions()} size={known()} pointed={pointed()} />}
              </Show>
            </div>
          );
        }}
      </Stage>
      <Show when={hasLegend()}>
        <ul class="yc-regions-legend">
          <Index each={regions()}>
            {(region, index) => (
              <li>
                <button
                  type="button"
                  class="yc-region-name"
                  data-pointed={pointed() === index ? '' : undefined}
                  onPointerEnter={() => setPointed(index)}
                  onPointerLeave={() => setPointed()}
                  onFocus={() => setPointed(index)}
                  onBlur={() => setPointed()}
                  onClick={() => select(index)}
                >
                  <span class="yc-region-colour" style={{ background: region().colour }} />
                  {region().label}
                </button>
              </li>
            )}
          </Index>
        </ul>
      </Show>
    </Field>
  );
};

const fits = (mask: MaskWire, width: number, height: number) => mask.width === width && mask.height === height;
