import * as yc from 'yieldcast';

/** Where the brightness changes from one pixel to the next. */
function edges({ width, height, data }: ImageData) {
  const grey = new Uint8Array(width * height);
  for (let i = 1; i < grey.length; i++) grey[i] = Math.min(255, 2 * Math.abs(data[4 * i] - data[4 * i - 4]));
  return { width, height, data: grey };
}

function flip({ width, height, data }: ImageData) {
  const pixels = new Uint32Array(data.buffer).reverse();
  return { width, height, data: new Uint8ClampedArray(pixels.buffer) };
}

export default yc.Blocks(() => {
  const [filter, camera, shown] = yc.Row(() => [
    yc.Dropdown(['edges', 'flip'], { label: 'Filter' }),
    yc.Image({ label: 'Camera', sources: ['webcam'], streaming: true }),
    yc.Image({ label: 'Shown' }),
  ]);
  camera.stream((frame, filter) => (filter === 'edges' ? edges(frame) : flip(frame)), [camera, filter], shown, {
    timeLimit: 30,
    streamEvery: 0.1,
  });
});
