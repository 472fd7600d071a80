import * as yc from 'yieldcast';
import { type Face, faceLandmarks } from 'yieldcast/vision';

let faces: Face[] = [];

async function draw(picture: ImageBitmap, previous?: Face[]) {
  // A face is looked for where it was a moment ago.
  faces = await faceLandmarks(picture, { previous });
  const { width, height } = picture;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  // People expect a mirror of a camera, not of a photo.
  if (previous) context.setTransform(-1, 0, 0, 1, width, 0);
  context.drawImage(picture, 0, 0);
  picture.close();
  context.fillStyle = context.strokeStyle = '#6ff';
  for (const { points, parts } of faces) {
    for (const { x, y } of points) context.fillRect(x, y, 1, 1);
    for (const part of Object.values(parts)) {
      context.beginPath();
      for (const { x, y } of part) context.lineTo(x, y);
      context.closePath();
      context.stroke();
    }
  }
  return canvas;
}

const [type, value] = ['bitmap', './examples/face.webp'] as const;
const sources = ['upload', 'clipboard'] as const;
const camera = yc.Image({ label: 'Camera', type, streaming: true });
const photo = yc.Image({ label: 'Photo', type, value, sources });
const face = yc.Image({ label: 'Face' });
const app = yc.Blocks(yc.Row(yc.Column(camera, photo), face));
const still = (picture: ImageBitmap) => draw(picture);
app.load(still, photo, face);
photo.input(still, photo, face);
const follow = (frame: ImageBitmap) => draw(frame, faces);
camera.stream(follow, camera, face, { streamEvery: 0.04 });
export default app;
