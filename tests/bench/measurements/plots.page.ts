import { createSignal } from 'solid-js';
import { createComponent, render } from 'solid-js/web';
import '../../../src/app/theme.css';
import { componentOf, type KindComponent } from '../../../src/components';
import '../../../src/components/styles.css';
import { learnRare, nextTurn, type PlotKind, type PlotWire } from '../../../src/protocol';
import type { Figures, Measured } from '../figures';

export const figures = {
  frames: { what: 'a line of 100,000 points appended over 10 s: frames', unit: '/s', atLeast: 30 },
  longest: { what: 'the same: longest task', unit: 'ms', under: 50 },
  scatterFrames: { what: '100,000 dots in four colours over 10 s: frames', unit: '/s', atLeast: 30 },
  scatterLongest: { what: 'the same: longest task', unit: 'ms', under: 50 },
} satisfies Figures;

const seconds = 10;
const points = 100_000;

const frame = () => new Promise(requestAnimationFrame);

/** All the data there will be; a yield has the first part of each column. */
const walk = () => {
  const x = new Float64Array(points);
  const y = new Float64Array(points);
  const kind = new Int32Array(points);
  let seed = 1;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let i = 1; i < points; i++) {
    x[i] = i;
    y[i] = (y[i - 1] as number) + random() - 0.5;
    kind[i] = Math.floor(random() * 4);
  }
  return { x, y, kind };
};

const plotted = ({ x, y, kind }: ReturnType<typeof walk>, count: number, coloured: boolean): PlotWire => ({
  length: count,
  columns: [
    { type: 'number', name: 'x', values: x.slice(0, count).buffer },
    { type: 'number', name: 'y', values: y.slice(0, count).buffer },
    ...(coloured
      ? [
          {
            type: 'category' as const,
            name: 'kind',
            names: ['a', 'b', 'c', 'd'],
            values: kind.slice(0, count).buffer,
          },
        ]
      : []),
  ],
});

const mount = (kind: PlotKind, color?: string) => {
  const root = document.body.appendChild(document.createElement('div'));
  root.style.inlineSize = '50rem';
  const [value, setValue] = createSignal<PlotWire | null>(null, { equals: false });
  const dispose = render(
    () =>
      createComponent(componentOf(kind) as unknown as KindComponent<PlotKind>, {
        id: 'plot',
        kind,
        get value() {
          return value();
        },
        properties: { label: 'Plot', color },
        interactive: false,
        stale: false,
        listened: new Set<string>(),
        onInput: () => {},
        onEvent: () => {},
      }),
    root,
  );
  return {
    set: setValue,
    drawn: async () => {
      while (!root.querySelector('canvas')) await frame();
    },
    dispose: () => {
      dispose();
      root.remove();
    },
  };
};

/** Yields all of the data so far once a frame, as a batch of yields is drawn. Tasks under 50 ms are told by no engine. */
const grow = async (kind: PlotKind, coloured: boolean) => {
  const data = walk();
  const plot = mount(kind, coloured ? 'kind' : undefined);
  plot.set(plotted(data, 2, coloured));
  await plot.drawn();
  let longest = 0;
  const see = (entries: PerformanceEntryList) => {
    for (const entry of entries) longest = Math.max(longest, entry.duration);
  };
  const observer = new PerformanceObserver((list) => see(list.getEntries()));
  await frame();
  await nextTurn();
  observer.observe({ type: 'longtask' });
  let frames = 0;
  const began = performance.now();
  let share = 0;
  while (share < 1) {
    await frame();
    frames++;
    share = Math.min(1, (performance.now() - began) / (seconds * 1000));
    plot.set(plotted(data, Math.max(2, Math.floor(share * points)), coloured));
  }
  const rate = (frames / (performance.now() - began)) * 1000;
  await frame();
  await nextTurn();
  see(observer.takeRecords());
  observer.disconnect();
  plot.dispose();
  return { rate, longest };
};

export const measure = async (): Promise<Measured<typeof figures>> => {
  // The schemas and names of extra kinds.
  await learnRare();
  const line = await grow('lineplot', false);
  const scatter = await grow('scatterplot', true);
  return {
    frames: line.rate,
    longest: line.longest,
    scatterFrames: scatter.rate,
    scatterLongest: scatter.longest,
  };
};
