import * as yc from 'yieldcast';

// One image is input and output: what the camera sees, as a negative.
function negative({ width, height, data }: ImageData) {
  for (let i = 0; i < data.length; i++) {
    if (i % 4 < 3) data[i] = 255 - data[i];
  }
  return yc.transfer({ width, height, data });
}

const picture = yc.Image({
  label: 'Negative',
  sources: ['webcam'],
  streaming: true,
});

export default yc.Interface({
  fn: negative,
  inputs: picture,
  outputs: picture,
  live: true,
  streamEvery: 0.1,
});
