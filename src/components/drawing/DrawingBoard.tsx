import { createEffect, createSignal, on, onCleanup, Show } from 'solid-js';
import { say } from '../../words';
import { pixels } from '../length';
import type { Box, DrawingModel, Stroke } from './drawing';

export type Tool = 'brush' | 'eraser' | 'crop';

type BoardProps = {
  id: string;
  name: string;
  drawing: DrawingModel;
  tool: Tool;
  stroke: Stroke;
  height: number | undefined;
  /** What an empty canvas says. */
  invitation: string | undefined;
  /** The crop was applied or given up. */
  onCropped(): void;
};

/** The canvas. A pointer draws on it, and so do the arrow keys with Space. */
export const DrawingBoard = (props: BoardProps) => {
  let board!: HTMLDivElement;
  let canvas!: HTMLCanvasElement;
  const size = () => props.drawing.size();

  let frame = 0;
  createEffect(() => {
    const [width, height] = size();
    props.drawing.revision();
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      const context = canvas.getContext('2d');
      if (context) props.drawing.compose(context);
    });
  });
  onCleanup(() => cancelAnimationFrame(frame));

  const placeOf = ({ clientX, clientY }: PointerEvent): [x: number, y: number] => {
    const box = board.getBoundingClientRect();
    return [((clientX - box.left) / box.width) * size()[0], ((clientY - box.top) / box.height) * size()[1]];
  };

  const [cropped, setCropped] = createSignal<Box>();
  const isCropping = () => props.tool === 'crop';
  const crop = () => cropped() ?? { x: 0, y: 0, width: size()[0], height: size()[1] };
  createEffect(on([isCropping, size], () => setCropped()));
  const applyCrop = () => {
    const box = cropped();
    setCropped();
    if (box) props.drawing.crop(box);
    props.onCropped();
  };
  const giveUpCrop = () => {
    setCropped();
    props.onCropped();
  };
  const boxBetween = ([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): Box => {
    const [left, right] = [Math.min(x1, x2), Math.max(x1, x2)].map((x) =>
      Math.round(Math.max(0, Math.min(size()[0], x))),
    );
    const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)].map((y) =>
      Math.round(Math.max(0, Math.min(size()[1], y))),
    );
    return {
      x: left as number,
      y: top as number,
      width: (right as number) - (left as number),
      height: (bottom as number) - (top as number),
    };
  };

  /** The pointer that draws; a second finger draws nothing. */
  let pointer: number | undefined;
  let from: [number, number] = [0, 0];
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || pointer !== undefined) return;
    pointer = event.pointerId;
    board.setPointerCapture(pointer);
    setCursor();
    from = placeOf(event);
    if (!isCropping()) props.drawing.begin(props.stroke, ...from);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (event.pointerId !== pointer) return;
    if (isCropping()) {
      setCropped(boxBetween(from, placeOf(event)));
      return;
    }
    // Browsers report several positions at once; each is a point of the stroke. Where there are none, the event is the point.
    const between = event.getCoalescedEvents?.() ?? [];
    for (const each of between.length > 0 ? between : [event])
      props.drawing.extend(...placeOf(each), each.pointerType === 'pen' ? 2 * each.pressure : 1);
  };
  const onPointerUp = (event: PointerEvent) => {
    if (event.pointerId !== pointer) return;
    pointer = undefined;
    const box = cropped();
    if (isCropping() && box && (box.width < 1 || box.height < 1)) setCropped();
    props.drawing.end();
  };
  const onPointerCancel = (event: PointerEvent) => {
    if (event.pointerId !== pointer) return;
    pointer = undefined;
    props.drawing.abandon();
  };

  /** Where the keys draw, once they are used. */
  const [cursor, setCursor] = createSignal<readonly [number, number]>();
  const directions: Record<string, readonly [number, number]> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  const within = (value: number, most: number) => Math.max(0, Math.min(most, value));
  const moveCrop = (dx: number, dy: number, resizes: boolean) => {
    const box = crop();
    const [width, height] = size();
    setCropped(
      resizes
        ? {
            ...box,
            width: within(box.width + dx, width - box.x) || 1,
            height: within(box.height + dy, height - box.y) || 1,
          }
        : { ...box, x: within(box.x + dx, width - box.width), y: within(box.y + dy, height - box.height) },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [width, height] = size();
    const direction = directions[event.key];
    const step = Math.max(1, Math.round(Math.min(width, height) / 40));
    if (direction) {
      event.preventDefault();
      const [dx, dy] = direction;
      if (isCropping()) return moveCrop(dx * step, dy * step, event.shiftKey);
      const [x, y] = cursor() ?? [width / 2, height / 2];
      const length = event.shiftKey ? 1 : step;
      const next = [within(x + dx * length, width), within(y + dy * length, height)] as const;
      setCursor(next);
      if (props.drawing.isDrawing()) props.drawing.extend(...next);
    } else if (event.key === ' ' && !isCropping()) {
      event.preventDefault();
      if (event.repeat) return;
      if (props.drawing.isDrawing()) return props.drawing.end();
      const at = cursor() ?? ([width / 2, height / 2] as const);
      setCursor(at);
      props.drawing.begin(props.stroke, ...at);
    } else if (event.key === 'Enter' && isCropping()) {
      event.preventDefault();
      applyCrop();
    } else if (event.key === 'Escape') {
      if (isCropping()) giveUpCrop();
      else if (props.drawing.isDrawing()) props.drawing.abandon();
      else return;
      event.stopPropagation();
    }
  };

  const share = (value: number, of: number) => `${(100 * value) / of}%`;
  const hint = () =>
    isCropping()
      ? say('Drag over what to keep, or move the frame with the arrow keys, with Shift for its size. Enter crops.')
      : say('Draw with the pointer. Or move with the arrow keys; Space begins a stroke and ends it.');

  return (
    <>
      <div
        class="yc-drawing-stage"
        style={{ '--yc-height': pixels(props.height), '--yc-ratio': `${size()[0] / size()[1]}` }}
      >
        <div
          ref={board}
          id={props.id}
          class="yc-drawing-board"
          role="application"
          aria-label={props.name}
          aria-describedby={`${props.id}-hint`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys draw on it
          tabIndex={0}
          data-tool={props.tool}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onPointerCancel={onPointerCancel}
          onKeyDown={onKeyDown}
          onBlur={() => props.drawing.end()}
        >
          <canvas ref={canvas} class="yc-drawing-canvas" />
          <Show when={props.invitation && !isCropping() && !cursor()}>
            <span class="yc-drawing-invitation">{props.invitation}</span>
          </Show>
          <Show when={cursor() && !isCropping() ? cursor() : undefined}>
            {(at) => (
              <span
                class="yc-drawing-cursor"
                data-down={props.drawing.isDrawing() ? '' : undefined}
                style={{ left: share(at()[0], size()[0]), top: share(at()[1], size()[1]) }}
              />
            )}
          </Show>
          <Show when={isCropping()}>
            <span
              class="yc-drawing-crop"
              style={{
                left: share(crop().x, size()[0]),
                top: share(crop().y, size()[1]),
                width: share(crop().width, size()[0]),
                height: share(crop().height, size()[1]),
              }}
            />
          </Show>
        </div>
      </div>
      <div class="yc-drawing-bar">
        <Show when={isCropping()}>
          <button type="button" class="yc-action" disabled={!cropped()} onClick={applyCrop}>
            Apply
          </button>
          <button type="button" class="yc-action" onClick={giveUpCrop}>
            Cancel
          </button>
        </Show>
        <p class="yc-drawing-hint" id={`${props.id}-hint`}>
          {hint()}
        </p>
      </div>
    </>
  );
};
