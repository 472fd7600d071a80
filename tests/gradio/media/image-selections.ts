import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const tolerance = yc.Slider(0, 765, { value: 50, label: 'Tolerance', info: 'How far colours may be apart.' });
  const [picture, segment] = yc.Row(() => [yc.Image({ label: 'Picture' }), yc.Image({ label: 'Segment' })]);
  picture.select(
    ({ width, height, data }, tolerance, { index: [x, y] }) => {
      const start = data.slice(4 * (y * width + x));
      const isNear = (at: number) =>
        [0, 1, 2].reduce((sum, c) => sum + Math.abs(data[4 * at + c] - start[c]), 0) < tolerance;
      const found = new Set([y * width + x]);
      for (const at of found) {
        const x = at % width;
        for (const next of [x > 0 ? at - 1 : at, x < width - 1 ? at + 1 : at, at - width, at + width])
          if (next >= 0 && next < width * height && isNear(next)) found.add(next);
      }
      return { width, height, data: data.map((part, i) => (i % 4 === 3 || found.has(i >> 2) ? part : part / 5)) };
    },
    [picture, tolerance],
    segment,
  );
});
