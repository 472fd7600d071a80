import * as yc from 'yieldcast';

const [width, height, most] = [480, 320, 600];

/** The pixels of a row: how many steps each point takes to get far. */
const rowOf = (y: number, zoom: number) =>
  [...Array(width).keys()].flatMap((x) => {
    const a = (x - width / 2) / zoom - 0.7436;
    const b = (y - height / 2) / zoom + 0.1318;
    let [re, im, n] = [0, 0, 0];
    for (; n < most && re * re + im * im < 4; n++)
      [re, im] = [re * re - im * im + a, 2 * re * im + b];
    const v = n < most ? 255 * Math.sqrt(n / most) : 0;
    return [v * 1.6 - 60, v, 90 + v / 2, 255];
  });

export default async function* mandelbrot(zoom = 20_000) {
  const image = new ImageData(width, height);
  const rows = [...Array(height).keys()];
  let done = 0;
  for await (const row of yc.parallel(rows, (y) => rowOf(y, zoom))) {
    image.data.set(row, row.length * done++);
    if (done % 8 === 0) yield image;
  }
}
