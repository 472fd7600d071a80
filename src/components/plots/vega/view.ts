import { changeset, read, renderModule, truthy, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { type Row, type Spec, shapeOf } from '../checked-spec';
import { compiled, own, silent } from './compiled';
import type { Frame, Heard, LeftOut, Look, PlotEvent, Shown } from './messages';
import { createPlace, type Surface, windowEar } from './stage';

const refused = () => Promise.reject(new Error('A plot loads nothing.'));

/**
 * What a view asks for anything that has an address. A specification comes from the sandbox: only pictures that it holds
 * itself are drawn. Nothing is fetched, and no link is followed.
 */
const closedLoader = (onRefused: () => void) => ({
  load: refused,
  http: refused,
  file: refused,
  sanitize: (address: unknown, { context }: { context?: string } = {}) => {
    if (context === 'image' && /^data:image\/(?:png|jpeg|gif|webp|avif);/i.test(String(address)))
      return Promise.resolve({ href: String(address) });
    if (context === 'image') onRefused();
    return refused();
  },
});

/** The longest side of a picture in pixels, and how many it may have: what engines draw, and a tab can hold. */
const mostSide = 16_384;
const mostPixels = 64e6;

type Canvas = {
  new (loader: unknown): Canvas;
  _width: number;
  _height: number;
  canvas(): Surface;
  resize(width: number, height: number, origin: readonly number[], ratio: number): Canvas;
  _render(scene: unknown, types: unknown): Canvas;
};
const given = (renderModule as unknown as (name: string) => { renderer: Canvas; handler: unknown })('canvas');

/** Draws in the pixels of the screen, and tells when it has drawn. */
const rendererFor = (ratio: number, onDrawn: () => void) =>
  class extends given.renderer {
    override resize(width: number, height: number, origin: readonly number[]) {
      if (Math.max(width, height) > mostSide || width * height > mostPixels)
        throw new Error(
          `This plot would have ${Math.round(width)}×${Math.round(height)} pixels: give it a smaller size.`,
        );
      const most = Math.min(mostSide / Math.max(width, height, 1), Math.sqrt(mostPixels / Math.max(width * height, 1)));
      return super.resize(width, height, origin, Math.min(ratio, most));
    }
    override _render(scene: unknown, types: unknown) {
      super._render(scene, types);
      onDrawn();
      return this;
    }
  };

/** An event as handlers of Vega read it. */
const eventOf = ({ type, x, y, touches, rest }: PlotEvent) => {
  const at = (point: readonly [number, number]) => ({
    clientX: point[0],
    clientY: point[1],
    pageX: point[0],
    pageY: point[1],
  });
  const points = touches?.map(at);
  return {
    ...rest,
    ...at([x, y]),
    type,
    timeStamp: performance.now(),
    ...(points && {
      touches: points,
      targetTouches: points,
      changedTouches: points.length > 0 ? points : [at([x, y])],
    }),
    preventDefault() {},
    stopPropagation() {},
  };
};

export type VegaView = {
  readonly shape: string;
  readonly heard: Heard;
  readonly leftOut: readonly LeftOut[];
  /** Shows other rows, if the specification had some of its own; `false` otherwise. */
  update(rows: readonly Row[]): Promise<boolean>;
  handle(events: readonly PlotEvent[]): Promise<void>;
  frame(): Promise<Frame>;
  png(): Promise<Blob>;
  svg(): Promise<Blob>;
  dispose(): void;
};

/** Makes a view and draws it. Rejects with what is wrong with the specification. */
export const createView = async (
  spec: Spec,
  look: Look,
  on: { show(shown: Omit<Shown, 'frame'>): void; drawn(): void },
): Promise<VegaView> => {
  const { runtime, format, consumed } = compiled(spec, look);
  const leftOut = new Set<LeftOut>();
  const problems: string[] = [];
  const view = new View(runtime, {
    expr: expressionInterpreter,
    loader: closedLoader(() => {
      leftOut.add('pictures');
      on.show({ leftOut: 'pictures' });
    }),
    logger: {
      ...silent,
      error: (...words: unknown[]) => {
        problems.push(words.map(String).join(' '));
        return silent;
      },
    },
    renderer: 'pixels',
    hover: true,
  } as never);
  renderModule('pixels', { ...given, renderer: rendererFor(look.ratio, on.drawn) } as never);
  const place = createPlace({ cursor: (cursor) => on.show({ cursor }), title: (title) => on.show({ title }) });
  view.initialize(place as never);
  await view.runAsync();
  const [problem] = problems;
  if (problem !== undefined) {
    view.finalize();
    throw new Error(problem);
  }
  const renderer = (view as unknown as { _renderer: Canvas })._renderer;
  return {
    shape: shapeOf(spec),
    heard: { view: renderer.canvas().heard(), window: windowEar.heard(), consumed },
    leftOut: [...leftOut],
    update: async (rows) => {
      if (!format) return false;
      const values = read(rows as never, { type: 'json', ...format } as never);
      await view
        .change(
          own,
          changeset()
            .remove(truthy)
            .insert(values as never),
        )
        .runAsync();
      return true;
    },
    handle: async (events) => {
      for (const event of events)
        (event.on === 'view' ? renderer.canvas() : windowEar).fire(event.type, eventOf(event));
      // What handlers change is computed after them, so this waits for that, too.
      for (let turn = 0; turn < 2; turn++) {
        await view.runAsync();
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
    frame: async () => {
      const { _width: width, _height: height } = renderer;
      return { bitmap: await createImageBitmap(renderer.canvas()), width, height };
    },
    png: async () => {
      const canvas = (await view.toCanvas(2)) as unknown as OffscreenCanvas;
      return canvas.convertToBlob({ type: 'image/png' });
    },
    svg: async () => new Blob([await view.toSVG()], { type: 'image/svg+xml' }),
    dispose: () => view.finalize(),
  };
};
