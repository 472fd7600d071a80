import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { root } from './dependencies.mjs';

/**
 * A film for the fake camera that is worth a picture: two coloured discs before a gradient, in motion. The path of a
 * YUV4MPEG2 file, made when it is missing.
 */
export const cameraFilm = () => {
  const folder = `${root}test-results/devices`;
  const path = `${folder}/discs.y4m`;
  if (existsSync(path)) return path;
  const [width, height, frames] = [640, 480, 60];
  const plane = Buffer.alloc((width * height * 3) / 2);
  const parts = [Buffer.from(`YUV4MPEG2 W${width} H${height} F30:1 Ip A1:1 C420jpeg\n`)];
  for (let frame = 0; frame < frames; frame++) {
    const turn = (2 * Math.PI * frame) / frames;
    const discs = [
      { x: 320 + 120 * Math.cos(turn), y: 240 + 60 * Math.sin(turn), r: 110, yuv: [190, 60, 150] },
      { x: 320 - 140 * Math.cos(turn), y: 240 - 70 * Math.sin(turn), r: 80, yuv: [110, 110, 210] },
    ];
    const at = (x, y) =>
      discs.find((disc) => Math.hypot(x - disc.x, y - disc.y) < disc.r)?.yuv ?? [40 + y / 6, 140 + x / 20, 110];
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) plane[y * width + x] = at(x, y)[0];
    for (let y = 0; y < height / 2; y++)
      for (let x = 0; x < width / 2; x++) {
        const [, u, v] = at(2 * x, 2 * y);
        plane[width * height + (y * width) / 2 + x] = u;
        plane[width * height * 1.25 + (y * width) / 2 + x] = v;
      }
    parts.push(Buffer.from('FRAME\n'), Buffer.from(plane));
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, Buffer.concat(parts));
  return path;
};
