import { createEffect, Index, Show } from 'solid-js';
import type { WireValue } from '../../protocol';
import { channelsOf, inkOn } from './region-colours';
import type { Size } from './Stage';

type Annotation = NonNullable<WireValue<'annotatedimage'>>['annotations'][number];
export type Region = Annotation & { colour: string };
type MaskRegion = Extract<Region, { as: 'mask' }>;
type BoxRegion = Extract<Region, { as: 'box' }>;

type RegionsProps = { regions: readonly Region[]; size: Size; pointed: number | undefined };

/** Beyond this many, names on the picture would hide one another: the legend has them. */
const mostNamed = 20;

const MaskLayer = (props: { of: MaskRegion }) => {
  let canvas!: HTMLCanvasElement;
  createEffect(() => {
    const { width, height, data, colour } = props.of;
    const [red, green, blue] = channelsOf(colour);
    const alpha = new Uint8Array(data);
    const pixels = new ImageData(width, height);
    for (let from = 0, to = 0; from < alpha.length; from++, to += 4) {
      pixels.data[to] = red;
      pixels.data[to + 1] = green;
      pixels.data[to + 2] = blue;
      pixels.data[to + 3] = alpha[from] as number;
    }
    Object.assign(canvas, { width, height });
    canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  });
  return <canvas ref={canvas} class="yc-region-mask" width={1} height={1} />;
};

const BoxLayer = (props: { of: BoxRegion; size: Size; named: boolean }) => {
  const share = (place: number, axis: 0 | 1) => `${(place / props.size[axis]) * 100}%`;
  return (
    <div
      class="yc-region-box"
      style={{
        '--yc-region': props.of.colour,
        'inset-inline-start': share(props.of.box[0], 0),
        'inset-block-start': share(props.of.box[1], 1),
        'inline-size': share(props.of.box[2] - props.of.box[0], 0),
        'block-size': share(props.of.box[3] - props.of.box[1], 1),
      }}
    >
      <Show when={props.named}>
        <span class="yc-region-tag" style={{ background: props.of.colour, color: inkOn(props.of.colour) }}>
          {props.of.label}
        </span>
      </Show>
    </div>
  );
};

/** The regions of a picture, over it. Screen readers are told of them by the legend. */
export const Regions = (props: RegionsProps) => {
  const fits = (region: Region) =>
    region.as === 'box' || (region.width === props.size[0] && region.height === props.size[1]);
  return (
    <div class="yc-regions" aria-hidden="true" data-pointing={props.pointed === undefined ? undefined : ''}>
      <Index each={props.regions}>
        {(region, index) => (
          <div class="yc-region" data-pointed={props.pointed === index ? '' : undefined}>
            <Show when={fits(region())}>
              <Show
                when={region().as === 'mask'}
                fallback={
                  <BoxLayer
                    of={region() as BoxRegion}
                    size={props.size}
                    named={props.regions.length <= mostNamed || props.pointed === index}
                  />
                }
              >
                <MaskLayer of={region() as MaskRegion} />
              </Show>
            </Show>
          </div>
        )}
      </Index>
    </div>
  );
};
