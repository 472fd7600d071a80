import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { root } from './dependencies.mjs';
import { frameOf, microphone, microphoneSample } from './numbered-media.mjs';

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

/**
 * Arguments with which Chromium has a microphone and a camera that play files, over and over, and lets every page use
 * them. Makes the files where they are not there yet.
 *
 * @param {{ width: number, height: number, fps: number, frames: number }} [camera] What the camera plays.
 */
export const fakeDeviceArguments = (camera = { width: 320, height: 240, fps: 20, frames: 100 }) => {
  const { width, height, fps, frames } = camera;
  const sound = make(`microphone-${microphone.rate}-${microphone.seconds}.wav`, makeMicrophone);
  const pictures = make(`camera-${width}x${height}-${fps}-${frames}.y4m`, () => makeCamera(camera));
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${sound}`,
    `--use-file-for-fake-video-capture=${pictures}`,
  ];
};
