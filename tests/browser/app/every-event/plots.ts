import { expect } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type App, casesOf, nothing, output, press } from './acting';

const drag = async (app: App) => {
  await press(app, 'Go');
  const plot = (await app.until(() => app.host.querySelector('.yc-chart-host:has(canvas)'))) as HTMLElement;
  const { width, height } = plot.getBoundingClientRect();
  await userEvent.dragAndDrop(plot, plot, {
    sourcePosition: { x: width * 0.3, y: height / 2 },
    targetPosition: { x: width * 0.9, y: height / 2 },
  });
  await app.until(() => app.told().some(({ event }) => event === 'select'));
  await userEvent.dblClick(plot);
};

const range = [expect.any(Number), expect.any(Number)];
const ranged = { change: nothing, select: { index: range, value: range, selected: true }, doubleClick: nothing };

/** Plots of data. */
export const plots = casesOf({
  lineplot: [{ ...output('LinePlot', '{ x: [1, 2, 3], y: [4, 5, 6] }'), act: drag, told: ranged }],
  scatterplot: [{ ...output('ScatterPlot', '[[1, 4], [2, 5], [3, 6]]'), act: drag, told: ranged }],
  barplot: [
    {
      ...output('BarPlot', "{ day: ['Mo', 'Tu', 'We'], sold: [4, 5, 6] }"),
      act: drag,
      told: { ...ranged, select: { index: [1, 2], value: ['Tu', 'We'], selected: true } },
    },
  ],
});
