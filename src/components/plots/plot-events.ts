import type { Heard, PlotEvent } from './vega/messages';

const copied =
  'altKey ctrlKey metaKey shiftKey button buttons detail key code deltaX deltaY deltaMode movementX movementY pointerId pointerType'.split(
    ' ',
  );

/**
 * Sends what happens to a plot on to its view, at most one batch at a time: of moves that come meanwhile, the latest. Returns
 * what ends it.
 */
export const forwardEvents = (
  canvas: HTMLCanvasElement,
  size: () => { readonly width: number; readonly height: number },
  heard: Heard,
  send: (events: readonly PlotEvent[]) => Promise<void>,
): (() => void) => {
  const over = new AbortController();
  let waiting: PlotEvent[] = [];
  let isBusy = false;
  const flush = async () => {
    if (isBusy) return;
    isBusy = true;
    while (waiting.length > 0 && !over.signal.aborted) {
      const batch = waiting;
      waiting = [];
      await send(batch).catch(() => over.abort());
    }
    isBusy = false;
  };
  const place = ({ clientX, clientY }: { clientX: number; clientY: number }): [number, number] => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    return [((clientX - left) * size().width) / (width || 1), ((clientY - top) * size().height) / (height || 1)];
  };
  const listen = (on: PlotEvent['on'], type: string) => {
    const isConsumed = on === 'view' && heard.consumed.includes(type);
    const handle = (event: Event) => {
      if (isConsumed && event.cancelable) event.preventDefault();
      const touches = 'changedTouches' in event ? [...(event as TouchEvent).changedTouches].map(place) : undefined;
      const [x, y] = touches?.[0] ?? ('clientX' in event ? place(event as MouseEvent) : [0, 0]);
      const rest = Object.fromEntries(
        copied.filter((name) => name in event).map((name) => [name, event[name as keyof Event]]),
      );
      const next: PlotEvent = { on, type, x, y, rest, ...(touches && { touches }) };
      const last = waiting.at(-1);
      if (type.endsWith('move') && last?.type === type && last.on === on) waiting.pop();
      waiting.push(next);
      void flush();
    };
    (on === 'view' ? canvas : window).addEventListener(type, handle, {
      passive: !isConsumed,
      signal: over.signal,
    });
  };
  for (const type of heard.view) listen('view', type);
  for (const type of heard.window) listen('window', type);
  return () => over.abort();
};
