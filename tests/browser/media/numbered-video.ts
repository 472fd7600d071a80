import {
  BufferTarget,
  CanvasSource,
  MkvOutputFormat,
  Mp4OutputFormat,
  MpegTsOutputFormat,
  Output,
  type OutputFormat,
  WebMOutputFormat,
} from 'mediabunny';
import type { Seen } from './sandbox-video';

/** The grey of the frame of this number. */
const levelOf = (i: number) => 20 + 4 * i;
export const numberOf = (level: number) => Math.round((level - 20) / 4);
export const numbers = (frames: readonly Seen[]) => frames.map((each) => numberOf(each.level));
export const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

type Format = 'mp4' | 'webm' | 'ts' | 'mkv';
type Made = {
  count?: number;
  fps?: number;
  size?: [number, number];
  format?: Format;
  moovLast?: boolean;
  rotation?: 0 | 90;
};

const formats: Record<Format, () => OutputFormat> = {
  mp4: () => new Mp4OutputFormat({ fastStart: 'in-memory' }),
  webm: () => new WebMOutputFormat(),
  ts: () => new MpegTsOutputFormat(),
  mkv: () => new MkvOutputFormat(),
};

/** A video whose frames are numbered by their grey. */
export const video = async (made: Made = {}) => {
  const { count = 50, fps = 30, size = [160, 120], format = 'mp4', moovLast = false, rotation = 0 } = made;
  const target = new BufferTarget();
  const output = new Output({
    format: moovLast ? new Mp4OutputFormat({ fastStart: false }) : formats[format](),
    target,
  });
  const canvas = new OffscreenCanvas(...size);
  const source = new CanvasSource(canvas, { codec: format === 'webm' ? 'vp8' : 'avc', bitrate: 500_000 });
  output.addVideoTrack(source, { frameRate: fps, ...(rotation > 0 && { rotation }) });
  await output.start();
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  for (let i = 0; i < count; i++) {
    const level = levelOf(i % 50);
    context.fillStyle = `rgb(${level} ${level} ${level})`;
    context.fillRect(0, 0, ...size);
    await source.add(i / fps, 1 / fps);
  }
  await output.finalize();
  return new File([target.buffer as ArrayBuffer], `numbered.${format}`, { type: `video/${format}` });
};
