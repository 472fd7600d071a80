import { expect, onTestFinished, test, vi } from 'vitest';
import { openWebcam } from './capture';
import { once, readNumber } from './video-frames';

/** What the fake camera plays: see tests/tools/fakeDevices.mjs. */
const fps = 20;
const frames = 100;

/** How many frames one number is behind another, where the film begins again. */
const since = (before: number, after: number): number => (after - before + frames) % frames;

const show = async (file: Blob) => {
  const video = document.createElement('video');
  const url = URL.createObjectURL(file);
  onTestFinished(() => URL.revokeObjectURL(url));
  const there = once(video, 'loadeddata');
  video.muted = true;
  video.src = url;
  await there;
  return video;
};

/** Shows the frame of a time, and reads its number. */
const numberAt = async (video: HTMLVideoElement, time: number): Promise<number> => {
  const sought = once(video, 'seeked');
  video.currentTime = time;
  await sought;
  return readNumber(video);
};

test.each([
  { format: 'mp4', sound: true },
  { format: 'webm', sound: true },
  { format: 'mp4', sound: false },
] as const)(
  'a recording is $format, sound: $sound, of its own length, and can be sought',
  async ({ format, sound }) => {
    const { capture, files, log, tracks, until } = openWebcam({ record: { format, sound } });
    await capture.start();
    await until(({ duration }) => duration > 2);
    const before = tracks();
    expect(before).toHaveLength(sound ? 2 : 1);
    await capture.stop();
    expect(before.map(({ readyState }) => readyState)).toEqual(before.map(() => 'ended'));
    expect(capture.state).toMatchObject({ phase: 'off', problem: undefined });
    expect(log).toEqual(['started', 'recorded', 'ended']);
    const [file] = files as [File];
    expect([file.name, file.type]).toEqual([`recording.${format}`, `video/${format}`]);
    const video = await show(file);
    expect([video.videoWidth, video.videoHeight]).toEqual([320, 240]);
    expect(video.duration).toBeGreaterThan(capture.state.duration - 0.6);
    expect(video.duration).toBeLessThan(capture.state.duration + 0.6);
    const first = await numberAt(video, 0.1);
    const later = await numberAt(video, 1.1);
    expect(Math.abs(since(first, later) - fps)).toBeLessThanOrEqual(3);
  },
);

test('the newest frame is handed over, whenever it is asked for', async () => {
  const { capture, tracks } = openWebcam();
  await capture.open();
  const take = async () => {
    const frame = await capture.frame();
    const number = readNumber(frame);
    const { timestamp } = frame;
    frame.close();
    return { number, timestamp };
  };
  // Another way to see what the camera shows now.
  const shown = document.createElement('video');
  shown.muted = true;
  shown.srcObject = capture.state.preview ?? null;
  await shown.play();
  await new Promise((resolve) => shown.requestVideoFrameCallback(resolve));
  const first = await take();
  let now = first.number;
  const passed = () => {
    now = readNumber(shown);
    return since(first.number, now);
  };
  // The element may still show a frame from before the first one: that is not far ahead, although numbers begin again.
  await expect.poll(() => passed() > 15 && passed() < frames / 2).toBe(true);
  const second = await take();
  const later = readNumber(shown);
  // A queue would hand over what followed the first one.
  expect(since(first.number, second.number)).toBeGreaterThan(10);
  // Of the time in which it was asked for, however long that was.
  expect((since(now, second.number) + 5) % frames).toBeLessThan(since(now, later) + 15);
  const third = await take();
  expect(third.timestamp).toBeGreaterThan(second.timestamp);
  const [track] = tracks();
  capture.close();
  expect(track?.readyState).toBe('ended');
  await expect(capture.frame()).rejects.toThrow('The camera is not open.');
});

test('frames come from an element where the browser has no queue of one', async () => {
  vi.stubGlobal('MediaStreamTrackProcessor', undefined);
  onTestFinished(() => void vi.unstubAllGlobals());
  const { capture } = openWebcam();
  await capture.open();
  const frame = await capture.frame();
  expect([frame.displayWidth, frame.displayHeight]).toEqual([320, 240]);
  const first = readNumber(frame);
  frame.close();
  await expect
    .poll(async () => {
      const next = await capture.frame();
      const number = readNumber(next);
      next.close();
      return since(first, number);
    })
    .toBeGreaterThan(3);
});

test('who waits for a frame is told when the camera is let go', async () => {
  const { capture } = openWebcam();
  await capture.open();
  (await capture.frame()).close();
  const waiting = Promise.all([capture.frame(), capture.frame(), capture.frame()]);
  waiting.then(
    (taken) => taken.forEach((frame) => void frame.close()),
    () => {},
  );
  capture.close();
  await expect(waiting).rejects.toThrow('The camera was let go before it gave a picture.');
});

test('a stream of frames runs and ends like a recording, without a file', async () => {
  const { capture, files, log, until } = openWebcam();
  await capture.start();
  expect(capture.state.phase).toBe('recording');
  (await capture.frame()).close();
  await until(({ duration }) => duration > 0.3);
  await capture.stop('It took as long as it may.');
  expect(capture.state).toMatchObject({ phase: 'off', notice: 'It took as long as it may.' });
  expect([log, files]).toEqual([['started', 'ended'], []]);
});

test('a pause is no part of a recording', async () => {
  const { capture, files, until } = openWebcam({ record: { format: 'webm', sound: false } });
  await capture.start();
  await until(({ duration }) => duration > 1);
  capture.pause();
  const { duration } = capture.state;
  const shown = document.createElement('video');
  shown.srcObject = capture.state.preview ?? null;
  await shown.play();
  await expect.poll(() => shown.currentTime).toBeGreaterThan(1.5);
  expect(capture.state.duration).toBe(duration);
  capture.resume();
  await until((state) => state.duration > duration + 1);
  await capture.stop();
  const video = await show(files[0] as File);
  expect(Math.abs(video.duration - capture.state.duration)).toBeLessThan(0.6);
});

test('a stop while it opens lets go of the camera, and nothing begins', async () => {
  const { capture, log } = openWebcam({ record: { format: 'webm', sound: false } });
  const granted: MediaStream[] = [];
  const { getUserMedia } = navigator.mediaDevices;
  navigator.mediaDevices.getUserMedia = async (asked) => {
    const stream = await getUserMedia.call(navigator.mediaDevices, asked);
    granted.push(stream);
    return stream;
  };
  onTestFinished(() => {
    navigator.mediaDevices.getUserMedia = getUserMedia;
  });
  const starting = capture.start();
  expect(capture.state.phase).toBe('opening');
  await capture.stop();
  expect(capture.state.phase).toBe('off');
  await starting;
  await expect
    .poll(() => granted.flatMap((stream) => stream.getTracks().map((track) => track.readyState)))
    .toEqual(['ended']);
  expect([capture.state.phase, log]).toEqual(['off', []]);
});

test('the end of a camera hands on what it gave', async () => {
  const { capture, files, tracks, until } = openWebcam({ record: { format: 'mp4', sound: false } });
  await capture.start();
  await until(({ duration }) => duration > 1.2);
  const [track] = tracks();
  track?.stop();
  track?.dispatchEvent(new Event('ended'));
  const { problem } = await until(({ phase }) => phase === 'off');
  expect(problem).toEqual({ reason: 'unplugged', message: expect.stringMatching(/^The camera was unplugged/) });
  expect((await show(files[0] as File)).duration).toBeGreaterThan(0.5);
});

test('another camera goes on in the same recording', async () => {
  const { capture, files, until } = openWebcam({ record: { format: 'webm', sound: true } });
  await capture.start();
  await until(({ duration }) => duration > 1);
  const { devices, preview } = capture.state;
  // There is one fake camera alone: it is taken for another one by its name.
  const { getUserMedia } = navigator.mediaDevices;
  navigator.mediaDevices.getUserMedia = (asked) =>
    getUserMedia.call(navigator.mediaDevices, {
      ...asked,
      video: { width: { exact: 160 }, height: { exact: 120 }, deviceId: { exact: devices[0]?.id ?? '' } },
    });
  onTestFinished(() => {
    navigator.mediaDevices.getUserMedia = getUserMedia;
  });
  await capture.choose('another');
  expect(capture.state.problem).toBeUndefined();
  expect(capture.state.preview).not.toBe(preview);
  const { duration } = capture.state;
  await until((state) => state.duration > duration + 1);
  await capture.stop();
  expect(capture.state.problem).toBeUndefined();
  const video = await show(files[0] as File);
  expect([video.videoWidth, video.videoHeight]).toEqual([320, 240]);
  expect(Math.abs(video.duration - capture.state.duration)).toBeLessThan(0.6);
});
