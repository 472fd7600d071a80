import createPanzoom from '@panzoom/panzoom';
import { createSignal, onCleanup, onMount } from 'solid-js';

/** The largest scale; 1 fits the window. */
const largest = 20;
/** The factor by which a key or a button zooms. */
const step = 1.5;
/** The scale to which a double click zooms. */
const close = 2.5;
/** How far an arrow key pans, in CSS pixels. */
const stride = 80;

const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * Zooms and pans the content of a stage by wheel, pinch, drag, double click and keys. `content` is as large as its
 * stage at scale 1; when zoomed in, its edges stay outside the stage.
 */
export const createZoom = (elements: () => { stage: HTMLElement; content: HTMLElement }) => {
  const [scale, setScale] = createSignal(1);
  let panzoom: ReturnType<typeof createPanzoom>;
  const animate = () => !matchMedia('(prefers-reduced-motion: reduce)').matches;
  const isZoomed = () => panzoom.getScale() > 1;

  const zoomBy = (factor: number) => panzoom.zoom(panzoom.getScale() * factor, { animate: animate() });
  const reset = () => panzoom.reset({ animate: animate() });
  const toggle = (at: MouseEvent) => (isZoomed() ? reset() : panzoom.zoomToPoint(close, at, { animate: animate() }));

  onMount(() => {
    const { stage, content } = elements();
    /** Limits panning so that no edge enters the stage. */
    const within = ({ x, y, scale }: { x: number; y: number; scale: number }) => {
      const most = (size: number) => (size * (scale - 1)) / 2 / scale;
      const [right, down] = [most(stage.clientWidth), most(stage.clientHeight)];
      return { x: Math.min(right, Math.max(-right, x)), y: Math.min(down, Math.max(-down, y)) };
    };
    // Panzoom's own `contain` measures the rendered position, which is wrong during an animation.
    panzoom = createPanzoom(content, {
      setTransform: (_, to) => {
        const { x, y } = within(to);
        content.style.transform = `scale(${to.scale}) translate(${x}px, ${y}px)`;
      },
      minScale: 1,
      maxScale: largest,
      panOnlyWhenZoomed: true,
      pinchAndPan: true,
      // Spreading two fingers by 100 pixels adds 1 to the scale.
      step: 0.8,
      cursor: '',
      duration: 160,
    });
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      // A pinch on a touchpad arrives as wheel events with Ctrl, in small steps.
      const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 30 : 1) * (event.ctrlKey ? 5 : 1);
      panzoom.zoomToPoint(panzoom.getScale() * Math.exp(-pixels / 500), event);
    };
    // Explicitly not passive: a passive listener could not stop the page from scrolling.
    stage.addEventListener('wheel', onWheel, { passive: false });
    content.addEventListener('panzoomchange', () => {
      setScale(panzoom.getScale());
      const { x, y } = within({ ...panzoom.getPan(), scale: panzoom.getScale() });
      panzoom.pan(x, y, { force: true, silent: true, animate: undefined });
    });
    // A new stage size moves the edges.
    const sizes = new ResizeObserver(() => panzoom.reset({ animate: false }));
    sizes.observe(stage);
    onCleanup(() => {
      sizes.disconnect();
      panzoom.destroy();
    });
  });

  return {
    scale,
    zoomIn: () => zoomBy(step),
    zoomOut: () => zoomBy(1 / step),
    reset,
    toggle,
    /** Handles a key; returns whether it did anything. */
    press: (event: KeyboardEvent): boolean => {
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      const direction = directions[event.key];
      if (event.key === '+' || event.key === '=') zoomBy(step);
      else if (event.key === '-') zoomBy(1 / step);
      else if (event.key === '0') reset();
      else if (direction && isZoomed()) {
        const [x, y] = direction.map((each) => (each * stride) / panzoom.getScale()) as [number, number];
        panzoom.pan(x, y, { relative: true, animate: animate() });
      } else return false;
      return true;
    },
  };
};
