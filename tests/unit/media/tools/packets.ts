import { type VideoConfig, type VideoPacket, videoTimescale } from '../../../../src/media/worker/codecs/video-packet';

export const config: VideoConfig = {
  codec: 'avc1.42e01f',
  width: 640,
  height: 360,
  // Two parameter sets: of one byte, and of two.
  description: Uint8Array.of(1, 0x42, 0xe0, 0x1f, 0xff, 0xe1, 0, 1, 0x67, 1, 0, 2, 0x68, 0x99),
};

/** 25 frames a second. */
export const frame = videoTimescale / 25;

/** Packets that are shown in this order of numbers, decoded as they stand; key frames are those named. */
export const packetsOf = (shown: readonly number[], keys: readonly number[], bytes = 3): VideoPacket[] =>
  shown.map((number) => ({
    data: new Uint8Array(bytes).fill(number),
    timestamp: number * frame,
    duration: frame,
    isKey: keys.includes(number),
  }));

/** Numbers from one up to another, without it. */
export const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
