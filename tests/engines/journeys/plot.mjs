const source = `import * as yc from 'yieldcast';

const bars = (heights: number[]) => ({
  width: 120,
  height: 80,
  background: 'white',
  data: { values: heights.map((height, i) => ({ i, height })) },
  mark: { type: 'bar', color: '#ff0000' },
  encoding: { x: { field: 'i', type: 'ordinal' }, y: { field: 'height', type: 'quantitative' } },
});
const draw = yc.Button('Draw');
const flood = yc.Button('Flood');
const plot = yc.Plot({ label: 'Bars' });
draw.click(function* () { yield bars([1]); yield bars([1, 2, 3]); }, null, plot);
flood.click(() => ({ ...bars([1]), data: { sequence: { start: 0, stop: 1e10 } } }), null, plot);
export default yc.Blocks(draw, flood, plot);
`;

/** @param {ReturnType<import('../playground.mjs').playground>} play */
const plot = async (play) => {
  /** The share of the plot that is red. */
  const red = () =>
    play.page.evaluate(() => {
      const canvas = document.querySelector('[data-yc-kind="plot"] canvas');
      if (!canvas || canvas.width === 0) return 0;
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i] > 200 && data[i + 1] < 60 && data[i + 2] < 60) count++;
      return (4 * count) / data.length;
    });
  await play.open(source);
  await play.press('Run');
  await play.press('Draw');
  await play.untilSeen(async () => (await red()) > 0.1, 'red bars');
  await play.press('Flood');
  await play.untilSeen(
    async () => (await play.text()).includes('drawn. A sequence of 10,000,000,000 numbers is too long'),
    'a sentence about the sequence',
  );
  await play.untilSeen(async () => (await red()) > 0.1, 'the bars to stay');
};

export const journeys = [{ name: 'a plot is drawn by a worker, and one without end is refused', run: plot }];
