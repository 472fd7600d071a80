import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { root } from './dependencies.mjs';
import { frameOf, microphone, microphoneSample } from './numbered-media.mjs';
import { readPng } from './read-png.mjs';

/** Where the files lie that Chromium's fake devices play. */
const folder = `${root}test-results/devices`;

/** Written beside and then put in its place: several processes may make it at once. */
const make = (name, bytes) => {
  const path = `${folder}/${name}`;
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, bytes());
  renameSync(beside, path);
  return path;
};

/** A WAV of 16 bits in which each sample's place can be told: {@link microphoneSample}. */
const makeMicrophone = () => {
  const { rate, seconds } = microphone;
  const samples = rate * seconds;
  const file = Buffer.alloc(44 + 2 * samples);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + 2 * samples, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(2 * rate, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(2 * samples, 40);
  for (let i = 0; i < samples; i++) file.writeInt16LE(microphoneSample(i), 44 + 2 * i);
  return file;
};

const makeCamera = ({ width, height, fps, frames }) => {
  const parts = [Buffer.from(`YUV4MPEG2 W${width} H${height} F${fps}:1 Ip A1:1 C420jpeg\n`)];
  for (let number = 0; number < frames; number++) parts.push(Buffer.from('FRAME\n'), frameOf(number, width, height));
  return Buffer.concat(parts);
};

const numberedFilm = (camera) => {
  const { width, height, fps, frames } = camera;
  return make(`camera-${width}x${height}-${fps}-${frames}.y4m`, () => makeCamera(camera));
};

/**
 * A film of a face that moves a little from side to side: the photograph of `tests/fixtures/objects`. The path of a
 * YUV4MPEG2 file, made when it is missing.
 */
export const faceFilm = () => make('face.y4m', makeFace);

const makeFace = () => {
  const photograph = readPng(readFileSync(`${root}tests/fixtures/objects/astronaut.png`));
  const [width, height, frames, reach] = [280, 224, 40, 8];
  const parts = [Buffer.from(`YUV4MPEG2 W${width} H${height} F20:1 Ip A1:1 C420jpeg\n`)];
  for (let frame = 0; frame < frames; frame++) {
    const left = Math.round(reach + reach * Math.sin((2 * Math.PI * frame) / frames));
    const colour = (x, y) => photograph.data.subarray((y * photograph.width + left + x) * 3).subarray(0, 3);
    const planes = [Buffer.alloc(width * height), ...[1, 2].map(() => Buffer.alloc((width * height) / 4))];
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const [r, g, b] = colour(x, y);
        planes[0][y * width + x] = 0.299 * r + 0.587 * g + 0.114 * b;
        if (x % 2 || y % 2) continue;
        const at = (y * width) / 4 + x / 2;
        planes[1][at] = 128 - 0.169 * r - 0.331 * g + 0.5 * b;
        planes[2][at] = 128 + 0.5 * r - 0.419 * g - 0.081 * b;
      }
    parts.push(Buffer.from('FRAME\n'), ...planes);
  }
  return Buffer.concat(parts);
};

/**
 * Arguments with which Chromium has a microphone and a camera that play files, over and over, and lets every page use
 * them. Makes the files where they are not there yet.
 *
 * @param {string | { width: number, height: number, fps: number, frames: number }} [camera] What the camera plays: numbered
 * frames, or the path of a film.
 */
export const fakeDeviceArguments = (camera = { width: 320, height: 240, fps: 20, frames: 100 }) => {
  const sound = make(`microphone-${microphone.rate}-${microphone.seconds}.wav`, makeMicrophone);
  const pictures = typeof camera === 'string' ? camera : numberedFilm(camera);
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${sound}`,
    `--use-file-for-fake-video-capture=${pictures}`,
  ];
};
