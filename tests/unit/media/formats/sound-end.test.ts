import { expect, test } from 'vitest';
import { UntaggedMp3Joiner } from '../../../../src/media/worker/formats/mp3/untagged-files';
import { PaddingTrimmer } from '../../../../src/media/worker/formats/padding-trimmer';
import { soundEnd } from '../../../../src/media/worker/formats/sound-end';
import type { Pcm } from '../../../../src/media/worker/pcm/pcm';

const sampleRate = 44_100;
const delay = 1105;
const frame = 1152;

/** Numbers that look random, −1 … 1, and are the same each time. */
const random = () => {
  let seed = 1;
  return () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 31 - 1;
  };
};

const noise = (length: number, loudness: number, next = random()): Int16Array =>
  Int16Array.from({ length }, () => next() * loudness);

const joined = (...parts: Int16Array[]): Int16Array => Int16Array.from(parts.flatMap((part) => [...part]));

/** The end in a file's last 1,500 samples, of which it is in the last 1,024. */
const endOf = (sound: Int16Array): number | undefined => {
  const start = sound.length - 1500;
  const tail = { channels: [sound.slice(start)], sampleRate, start, earliest: 476, latest: 1500 };
  const end = soundEnd(tail);
  return end === undefined ? undefined : start + end;
};

test('finds where noise drops to the noise of an encoder, at a round length exactly', () => {
  expect(endOf(joined(noise(44_100, 8000), noise(956, 300)))).toBe(44_100);
  expect(endOf(joined(noise(22_050, 3000), noise(478, 300)))).toBe(22_050);
});

test('finds the end of a length that is not round, within a millisecond', () => {
  for (const length of [30_011, 40_123, 43_500]) {
    expect(Math.abs((endOf(joined(noise(length, 8000), noise(700, 200))) ?? 0) - length)).toBeLessThan(44);
  }
});

test('takes the roundest length where all is silent', () => {
  expect(endOf(new Int16Array(45_056))).toBe(44_100);
});

test('finds no end in sound that goes on', () => {
  expect(endOf(noise(45_056, 8000))).toBe(undefined);
  const tone = Int16Array.from({ length: 45_056 }, (_, at) => 9000 * Math.sin(at / 10));
  expect(endOf(tone)).toBe(undefined);
  // Louder behind the round length.
  expect(endOf(joined(noise(44_100, 300), noise(956, 8000)))).toBe(undefined);
});

test('holds back no more than padding can be, and gives all of it when more comes', () => {
  let given = 0;
  const tail = new PaddingTrimmer(
    ({ channels }) => {
      given += channels[0]?.length ?? 0;
    },
    () => ({ least: 0, most: 1023 }),
  );
  let pushed = 0;
  for (const length of [10, 1000, 5, 3000, 700, 1]) {
    tail.push(pcmOf(noise(length, 5000)));
    pushed += length;
    expect(given).toBe(Math.max(0, pushed - 1023));
  }
  tail.release();
  expect(given).toBe(pushed);
});

const pcmOf = (samples: Int16Array): Pcm => ({ sampleRate, format: 's16', channels: [samples] });

/** How many samples come out of chunks, each of whole frames, of which any may begin a file. */
const lengthOfChunks = (...chunks: Int16Array[]): number => {
  let given = 0;
  const files = new UntaggedMp3Joiner(({ channels }) => (given += channels[0]?.length ?? 0), delay, {
    least: 47,
    most: 1198,
  });
  files.begin();
  for (const [index, chunk] of chunks.entries()) {
    if (index > 0) files.mayBegin();
    for (let at = 0; at < chunk.length; at += frame) files.push(pcmOf(chunk.slice(at, at + frame)));
  }
  files.end();
  return given;
};

/** A file as it is decoded: delay, sound, padding. */
const file = (length: number, loudness = 8000): Int16Array => {
  const filled = Math.ceil((delay + length + 47) / frame) * frame;
  return joined(noise(delay, 20), noise(length, loudness), noise(filled - delay - length, 50));
};

test('joins files whose both sides show the padding', () => {
  const second = file(44_100);
  expect(lengthOfChunks(second.slice(delay), second, second)).toBe(3 * 44_100);
});

test('joins silent files too, once another place has shown that these are files', () => {
  const [second, silence] = [file(44_100), new Int16Array(40 * frame)];
  expect(lengthOfChunks(second.slice(delay), second, silence, silence)).toBe(4 * 44_100);
  // Before that, nothing is lost but what is at the very end.
  expect(lengthOfChunks(silence.slice(delay), silence)).toBeGreaterThan(40 * frame + 44_100);
});

test('loses nothing where one side alone shows padding, or none', () => {
  const [sound, second] = [noise(40 * frame, 8000), file(44_100)];
  expect(lengthOfChunks(sound, sound, sound)).toBe(3 * sound.length);
  expect(lengthOfChunks(second, sound)).toBe(second.length + sound.length);
  expect(lengthOfChunks(sound, joined(noise(delay, 20), sound.slice(delay)))).toBe(2 * sound.length);
  // Chunks of one frame, of which none can be a file.
  const frames = Array.from({ length: 40 }, (_, at) => sound.slice(at * frame, (at + 1) * frame));
  expect(lengthOfChunks(...frames)).toBe(sound.length);
});
