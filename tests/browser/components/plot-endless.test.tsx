import { expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { timeLimit } from '../../../src/components/plots/vega-worker';
import { show, until } from './shown';

const wire = (spec: object) => ({ as: 'vega' as const, spec: JSON.stringify(spec) });

/** A red square, by Vega itself; the rest is what a specification adds. */
const square = (rest: object = {}) => ({
  width: 100,
  height: 100,
  marks: [
    { type: 'rect', encode: { enter: { width: { value: 100 }, height: { value: 100 }, fill: { value: '#f00' } } } },
  ],
  ...rest,
});
const transformed = (...transform: object[]) => ({
  data: [
    { name: 'few', values: Array.from({ length: 30 }, (_, x) => ({ x, y: (x * 7) % 13 })) },
    { name: 'many', source: 'few', transform },
  ],
});
const backtracking = `test(/^(a+)+$/, '${'a'.repeat(60)}b')`;
const crossed = Array.from({ length: 6 }, () => ({ type: 'cross' }));
const doubled = [
  { type: 'formula', as: 'twice', expr: '[1, 2]' },
  { type: 'flatten', fields: ['twice'] },
];

/** Each asks for more than any computer gives. */
const endless: Record<string, object> = {
  'an expression that backtracks': square({ signals: [{ name: 's', update: backtracking }] }),
  'a filter that backtracks': square(transformed({ type: 'filter', expr: backtracking })),
  'a product of products': square(transformed(...crossed)),
  'a thousand million steps of a simulation': square(
    transformed({ type: 'force', static: true, iterations: 1e9, forces: [{ force: 'nbody' }] }),
  ),
  'a thousand million steps of a density': square(
    transformed({
      type: 'density',
      method: 'pdf',
      extent: [0, 1],
      steps: 1e9,
      distribution: { function: 'normal' },
    }),
  ),
  'millions of ticks': square({
    scales: [{ name: 's', domain: [0, 1], range: 'width' }],
    axes: [{ scale: 's', orient: 'bottom', values: { signal: 'sequence(0, 2e6)' } }],
  }),
  'a grid of a thousand million cells': square(
    transformed({ type: 'kde2d', size: [30_000, 30_000], x: { expr: 'datum.x' }, y: { expr: 'datum.y' } }),
  ),
  'texts of gigabytes': square({
    signals: [
      { name: 's', update: 'length(split(pad("", 4e8, "ab"), ""))' },
      { name: 't', update: backtracking },
    ],
  }),
  'rows that double again and again': square(transformed(...Array.from({ length: 24 }, () => doubled).flat())),
  'a million charts in one': {
    data: { sequence: { start: 0, stop: 1_500_000, as: 'x' } },
    facet: { field: 'x', type: 'nominal' },
    spec: { mark: 'bar', encoding: { x: { field: 'x' } } },
  },
};

/** Each is refused at once, since it would fill the memory before its time is over. */
const tooMuch: Record<string, object> = {
  'a sequence in an expression': square({ signals: [{ name: 's', update: 'length(sequence(0, 1e9))' }] }),
  'a sequence of data': square({ data: [{ name: 'd', transform: [{ type: 'sequence', start: 0, stop: 1e9 }] }] }),
  'a sequence of Vega-Lite': { data: { sequence: { start: 0, stop: 1e9 } }, mark: 'point' },
  'more pixels than there can be': { ...square(), width: 1e6 },
};

const limited = (seconds: number) => {
  const { seconds: before } = timeLimit;
  const reset = () => {
    timeLimit.seconds = before;
  };
  timeLimit.seconds = seconds;
  onTestFinished(reset);
  return reset;
};

/** Counts the turns of the page: none comes while its thread is held up. */
const countTurns = () => {
  let turns = 0;
  const counting = setInterval(() => turns++, 1);
  onTestFinished(() => clearInterval(counting));
  return () => turns;
};

const open = async (spec: object) => {
  const shown = show('plot', wire(spec), { label: 'It' });
  await shown.loaded();
  const canvas = () => shown.host.querySelector<HTMLCanvasElement>('.yc-plot-stage canvas');
  const pixel = () => [...(canvas()?.getContext('2d')?.getImageData(50, 50, 1, 1).data ?? [])].slice(0, 3).join();
  const problem = () => shown.host.querySelector('[role=alert]')?.textContent ?? '';
  return { ...shown, canvas, pixel, problem };
};

test.for(Object.entries(endless))(
  '%s: the page goes on, what was shown stays, and the next is drawn',
  async ([, spec]) => {
    const { pixel, set, canvas, problem } = await open(square());
    await until(() => pixel() === '255,0,0');
    const before = canvas();
    const reset = limited(0.3);
    const turns = countTurns();
    set(wire(spec));
    await until(problem);
    expect(problem()).toMatch(/This plot cannot be drawn\. This plot computed for longer than 0\.3 seconds/);
    expect(turns()).toBeGreaterThan(10);
    expect([canvas(), pixel()]).toEqual([before, '255,0,0']);
    reset();
    set(wire(square({ padding: 1 })));
    await until(() => canvas() !== before && pixel() === '255,0,0' && !problem());
  },
);

test.for(Object.entries(tooMuch))('%s is refused', async ([, spec]) => {
  const { problem, canvas } = await open(spec);
  await until(problem);
  expect(problem()).toMatch(
    /drawn\. A sequence of \S+ numbers is too long: a plot takes at most 2,000,000\.|smaller size/,
  );
  expect(canvas()).toBeNull();
});

test('what a person does to a plot sets off no endless work on the page', async () => {
  const on = [{ events: 'pointermove', update: `${backtracking} ? 1 : 2` }];
  const { pixel, problem, canvas, host, find } = await open(square({ signals: [{ name: 's', value: 1, on }] }));
  await until(() => pixel() === '255,0,0');
  limited(0.3);
  const turns = countTurns();
  await userEvent.hover(canvas() as Element, { position: { x: 50, y: 50 } });
  await until(problem);
  expect(problem()).toMatch(/^\S*This plot computed for longer than 0\.3 seconds, so it was ended\.$/);
  expect(turns()).toBeGreaterThan(10);
  expect(pixel()).toBe('255,0,0');
  // What is left is a picture: nothing computes, and no file can be made from it.
  expect(host.querySelector('[aria-label^="Download"]')).toBeNull();
  expect(find('.yc-plot-stage').getAttribute('aria-label')).toBe('It');
});

test('a plot that is gone leaves its worker to the next one, and nothing else', async () => {
  const { set, pixel, canvas, problem } = await open(square());
  await until(() => pixel() === '255,0,0');
  const { Worker: Plain } = globalThis;
  let started = 0;
  globalThis.Worker = class extends Plain {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      started++;
    }
  };
  onTestFinished(() => {
    globalThis.Worker = Plain;
  });
  // A worker is free once it has forgotten its plot, which takes a moment.
  for (let round = 1; round < 50; round++) {
    set(null);
    await until(() => !canvas());
    started = 0;
    set(wire(square({ title: `Round ${round}` })));
    await until(() => pixel() === '255,0,0');
    expect(problem()).toBe('');
    if (started === 0) break;
  }
  expect(started).toBe(0);
});

test('a plot answers what a person does: moves, clicks, drags outside it, cursors and tooltips', async () => {
  const { pixel, canvas, find } = await open({
    width: 100,
    height: 100,
    signals: [
      {
        name: 'colour',
        value: '#f00',
        on: [
          { events: 'click', update: "event.shiftKey ? '#00f' : '#0f0'" },
          { events: '[pointerdown, window:pointerup] > window:pointermove!', update: "x() > 100 ? '#ff0' : '#0ff'" },
        ],
      },
    ],
    marks: [
      {
        type: 'rect',
        encode: {
          enter: {
            width: { value: 100 },
            height: { value: 100 },
            cursor: { value: 'crosshair' },
            tooltip: { signal: "{ side: 100, name: 'square' }" },
          },
          update: { fill: { signal: 'colour' } },
        },
      },
    ],
  });
  await until(() => pixel() === '255,0,0');
  const place = canvas() as HTMLCanvasElement;
  await userEvent.hover(place, { position: { x: 50, y: 50 } });
  await until(
    () => place.style.cursor === 'crosshair' && find<HTMLElement>('.yc-plot-view').title === 'side: 100\nname: square',
  );
  await userEvent.click(place, { position: { x: 50, y: 50 } });
  await until(() => pixel() === '0,255,0');
  const move = (target: EventTarget, type: string, x: number) => {
    const { left, top } = place.getBoundingClientRect();
    const at = { clientX: left + x, clientY: top + 50, bubbles: true };
    target.dispatchEvent(new PointerEvent(type, at));
  };
  move(place, 'pointerdown', 50);
  move(document.body, 'pointermove', 70);
  await until(() => pixel() === '0,255,255');
  move(document.body, 'pointermove', 170);
  await until(() => pixel() === '255,255,0');
});

test('a wheel that a plot takes turns no page, and others do', async () => {
  const zoom = {
    data: { values: [{ x: 1, y: 1 }] },
    mark: 'point',
    encoding: { x: { field: 'x', type: 'quantitative' } },
  };
  const { canvas, set } = await open(zoom);
  const turned = () =>
    !canvas()?.dispatchEvent(new WheelEvent('wheel', { deltaY: 5, bubbles: true, cancelable: true }));
  await until(canvas);
  expect(turned()).toBe(false);
  const before = canvas();
  set(wire({ ...zoom, params: [{ name: 'p', select: 'interval', bind: 'scales' }] }));
  await until(() => canvas() !== before);
  expect(turned()).toBe(true);
});
