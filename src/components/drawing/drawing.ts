import { createSignal } from 'solid-js';

/** A canvas whose pixels are read at each step, so they stay where they can be read quickly. */
export type Surface = { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D };
export type Layer = Surface & { id: number };
export type Stroke = { color: string; size: number; erases: boolean };
export type Box = { x: number; y: number; width: number; height: number };

/** One step that can be taken back. */
type Step = { undo(): void; redo(): void; bytes: number };

/** What the steps may hold in bytes, beside the newest one. */
const mostOfHistory = 256 * 1024 * 1024;

const surface = (width: number, height: number): Surface => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D };
};

const bytesOf = ({ canvas }: Surface) => canvas.width * canvas.height * 4;

/**
 * A drawing: a background, layers above it, and the steps that led to it. `revision` changes with everything that is seen;
 * `onChange` is called after each step.
 */
export const createDrawing = (size: readonly [width: number, height: number], onChange: () => void) => {
  let width = size[0];
  let height = size[1];
  let background: Surface | undefined;
  let lastId = 0;
  const emptyLayer = (): Layer => ({ ...surface(width, height), id: ++lastId });
  let layers: readonly Layer[] = [emptyLayer()];
  let active = layers[0] as Layer;
  const hidden = new Set<number>();
  let done: Step[] = [];
  let undone: Step[] = [];
  const [revision, setRevision] = createSignal(0);
  const redraw = () => setRevision((before) => before + 1);

  const take = (step: Step) => {
    done.push(step);
    undone = [];
    let held = done.reduce((sum, { bytes }) => sum + bytes, 0);
    while (held > mostOfHistory && done.length > 1) held -= done.shift()?.bytes ?? 0;
    redraw();
    onChange();
  };

  type State = {
    width: number;
    height: number;
    background: Surface | undefined;
    layers: readonly Layer[];
    active: Layer;
  };
  const stateNow = (): State => ({ width, height, background, layers, active });
  const restore = (state: State) => {
    ({ width, height, background, layers, active } = state);
    redraw();
  };
  /** Changes the shape of the drawing, not the pixels of a surface that stays. */
  const reshape = (change: () => void) => {
    const before = stateNow();
    change();
    const after = stateNow();
    const kept = new Set<Surface | undefined>([after.background, ...after.layers]);
    const lost = [before.background, ...before.layers].filter((each) => each && !kept.has(each)) as Surface[];
    take({
      undo: () => restore(before),
      redo: () => restore(after),
      bytes: lost.reduce((sum, each) => sum + bytesOf(each), 0),
    });
  };

  // What is being drawn, until the pen is lifted.
  let pen:
    | (Stroke & Surface & { box: Box; last: readonly [number, number]; middle: readonly [number, number] })
    | undefined;
  let scratch: Surface | undefined;

  const cover = (box: Box, x: number, y: number, margin: number): Box => {
    const left = Math.min(box.x, x - margin);
    const top = Math.min(box.y, y - margin);
    return {
      x: left,
      y: top,
      width: Math.max(box.x + box.width, x + margin) - left,
      height: Math.max(box.y + box.height, y + margin) - top,
    };
  };

  const inside = ({ x, y, width: w, height: h }: Box): Box => {
    const left = Math.max(0, Math.floor(x));
    const top = Math.max(0, Math.floor(y));
    return {
      x: left,
      y: top,
      width: Math.min(width, Math.ceil(x + w)) - left,
      height: Math.min(height, Math.ceil(y + h)) - top,
    };
  };

  /** Lays a stroke over a layer, or takes it out of it. */
  const apply = (context: CanvasRenderingContext2D, { canvas, erases }: Surface & Stroke) => {
    context.globalCompositeOperation = erases ? 'destination-out' : 'source-over';
    context.drawImage(canvas, 0, 0);
    context.globalCompositeOperation = 'source-over';
  };

  const begin = (stroke: Stroke, x: number, y: number) => {
    pen = { ...stroke, ...surface(width, height), box: { x, y, width: 0, height: 0 }, last: [x, y], middle: [x, y] };
    const { context } = pen;
    context.lineCap = context.lineJoin = 'round';
    context.strokeStyle = context.fillStyle = stroke.erases ? '#000' : stroke.color;
    context.beginPath();
    context.arc(x, y, stroke.size / 2, 0, 2 * Math.PI);
    context.fill();
    pen.box = cover(pen.box, x, y, stroke.size);
    redraw();
  };

  /** A pen may press harder or softer: `pressure` is its share of the size. */
  const extend = (x: number, y: number, pressure = 1) => {
    if (!pen) return;
    const { context, last, middle, size: thickness } = pen;
    // Through the middles of the points, so that quick strokes have no corners.
    const next = [(last[0] + x) / 2, (last[1] + y) / 2] as const;
    context.lineWidth = Math.max(0.5, thickness * pressure);
    context.beginPath();
    context.moveTo(...middle);
    context.quadraticCurveTo(last[0], last[1], ...next);
    context.stroke();
    pen.box = cover(cover(pen.box, x, y, thickness), next[0], next[1], thickness);
    pen.last = [x, y];
    pen.middle = next;
    redraw();
  };

  const end = () => {
    if (!pen) return;
    const { context, last, middle } = pen;
    context.beginPath();
    context.moveTo(...middle);
    context.lineTo(...last);
    context.stroke();
    const box = inside(pen.box);
    const layer = active;
    const stroke = pen;
    pen = undefined;
    if (box.width <= 0 || box.height <= 0) return redraw();
    const before = layer.context.getImageData(box.x, box.y, box.width, box.height);
    apply(layer.context, stroke);
    const after = layer.context.getImageData(box.x, box.y, box.width, box.height);
    const put = (pixels: ImageData) => () => {
      layer.context.putImageData(pixels, box.x, box.y);
      active = layer;
      redraw();
    };
    take({ undo: put(before), redo: put(after), bytes: 2 * before.data.byteLength });
  };

  /** Draws all that is seen, the stroke that is being drawn included. */
  const compose = (context: CanvasRenderingContext2D) => {
    context.clearRect(0, 0, width, height);
    if (background) context.drawImage(background.canvas, 0, 0);
    for (const layer of layers) {
      if (hidden.has(layer.id)) continue;
      if (!pen || layer !== active) {
        context.drawImage(layer.canvas, 0, 0);
        continue;
      }
      if (scratch?.canvas.width !== width || scratch.canvas.height !== height) scratch = surface(width, height);
      scratch.context.clearRect(0, 0, width, height);
      scratch.context.drawImage(layer.canvas, 0, 0);
      apply(scratch.context, pen);
      context.drawImage(scratch.canvas, 0, 0);
    }
  };

  const isBlank = (layer: Layer) => {
    const { data } = layer.context.getImageData(0, 0, width, height);
    return new Uint32Array(data.buffer).every((pixel) => pixel === 0);
  };

  const tracked = <T>(read: () => T) => {
    revision();
    return read();
  };

  return {
    revision,
    size: () => tracked(() => [width, height] as const),
    layers: () => tracked(() => layers),
    active: () => tracked(() => active.id),
    isHidden: (id: number) => tracked(() => hidden.has(id)),
    canUndo: () => tracked(() => done.length > 0),
    canRedo: () => tracked(() => undone.length > 0),
    isEmpty: () => tracked(() => !background && layers.length === 1 && done.length === 0 && isBlank(active)),
    hasBackground: () => tracked(() => background !== undefined),
    isDrawing: () => pen !== undefined,
    begin,
    extend,
    end,
    /** Drops the stroke that is being drawn. */
    abandon: () => {
      pen = undefined;
      redraw();
    },
    compose,
    undo: () => {
      const step = done.pop();
      if (!step) return;
      step.undo();
      undone.push(step);
      redraw();
      onChange();
    },
    redo: () => {
      const step = undone.pop();
      if (!step) return;
      step.redo();
      done.push(step);
      redraw();
      onChange();
    },
    choose: (id: number) => {
      active = layers.find((each) => each.id === id) ?? active;
      redraw();
    },
    hide: (id: number, isHidden: boolean) => {
      if (isHidden) hidden.add(id);
      else hidden.delete(id);
      redraw();
      onChange();
    },
    addLayer: () =>
      reshape(() => {
        active = emptyLayer();
        layers = [...layers, active];
      }),
    /** The last layer stays: there is always one to draw on. */
    deleteLayer: () =>
      reshape(() => {
        const index = layers.indexOf(active);
        layers = layers.length > 1 ? layers.filter((each) => each !== active) : [emptyLayer()];
        active = layers[Math.max(0, index - 1)] as Layer;
      }),
    crop: (given: Box) => {
      const box = inside(given);
      if (box.width <= 0 || box.height <= 0) return;
      const cut = ({ canvas }: Surface) => {
        const part = surface(box.width, box.height);
        part.context.drawImage(canvas, -box.x, -box.y);
        return part;
      };
      reshape(() => {
        const index = layers.indexOf(active);
        if (background) background = cut(background);
        layers = layers.map((each) => ({ ...cut(each), id: each.id }));
        active = layers[index] as Layer;
        ({ width, height } = box);
      });
    },
    /** Begins with a picture, whose size the canvas takes. */
    open: (picture: CanvasImageSource, [w, h]: readonly [number, number]) =>
      reshape(() => {
        width = w;
        height = h;
        background = surface(w, h);
        background.context.drawImage(picture, 0, 0, w, h);
        active = emptyLayer();
        layers = [active];
        hidden.clear();
      }),
    clear: () =>
      reshape(() => {
        [width, height] = size;
        background = undefined;
        active = emptyLayer();
        layers = [active];
        hidden.clear();
      }),
    /** Takes over a drawing from elsewhere, without a step. */
    load: (
      under: CanvasImageSource | undefined,
      above: readonly CanvasImageSource[],
      [w, h]: readonly [number, number],
    ) => {
      width = w;
      height = h;
      background = undefined;
      if (under) {
        background = surface(w, h);
        background.context.drawImage(under, 0, 0);
      }
      layers = above.map((picture) => {
        const layer = emptyLayer();
        layer.context.drawImage(picture, 0, 0);
        return layer;
      });
      if (layers.length === 0) layers = [emptyLayer()];
      active = layers.at(-1) as Layer;
      hidden.clear();
      done = [];
      undone = [];
      pen = undefined;
      redraw();
    },
    /** Copies of the pixels of each part that is seen, and of all of it. */
    read: () => {
      const all = surface(width, height);
      compose(all.context);
      const pixels = ({ context }: Surface) => context.getImageData(0, 0, width, height);
      return {
        background: background && pixels(background),
        layers: layers.filter(({ id }) => !hidden.has(id)).map(pixels),
        composite: pixels(all),
      };
    },
  };
};

export type DrawingModel = ReturnType<typeof createDrawing>;
