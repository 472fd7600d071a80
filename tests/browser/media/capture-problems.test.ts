import { expect, onTestFinished, test, vi } from 'vitest';
import { openMicrophone, openWebcam } from './capture';

type Asked = MediaStreamConstraints | undefined;

/** Answers for the browser, as long as the test goes on. */
const browserThat = (answer: (asked: Asked, own: MediaDevices['getUserMedia']) => Promise<MediaStream>) => {
  const own = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const spy = vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation((asked) => answer(asked, own));
  onTestFinished(() => spy.mockRestore());
  return spy;
};

const rejecting = (name: string, message = '') => browserThat(() => Promise.reject(new DOMException(message, name)));

const permission = (state: PermissionState) => {
  const spy = vi.spyOn(navigator.permissions, 'query').mockResolvedValue({ state } as PermissionStatus);
  onTestFinished(() => spy.mockRestore());
};

/** As on a page that is not secure, which has no `mediaDevices`; or in an old browser, which has none either. */
const withoutDevices = (isSecureContext: boolean) => {
  vi.stubGlobal('isSecureContext', isSecureContext);
  const spy = vi.spyOn(navigator, 'mediaDevices', 'get').mockReturnValue(undefined as never);
  onTestFinished(() => {
    vi.unstubAllGlobals();
    spy.mockRestore();
  });
};

const cases = [
  {
    what: 'denied',
    make: () => {
      permission('denied');
      rejecting('NotAllowedError', 'Permission denied');
    },
    reason: 'denied',
    says: /may not use the (microphone|camera)\. Allow it in the site's settings/,
  },
  {
    what: 'denied by the system',
    make: () => rejecting('NotAllowedError', 'Permission denied by system'),
    reason: 'denied',
    says: /^The system does not let this browser use the/,
  },
  {
    what: 'closed without an answer, as Chromium tells it',
    make: () => rejecting('NotAllowedError', 'Permission dismissed'),
    reason: 'dismissed',
    says: /Try again, and choose “Allow”/,
  },
  {
    what: 'not allowed this once, as Firefox has it',
    make: () => {
      permission('prompt');
      rejecting('NotAllowedError', 'The request is not allowed by the user agent or the platform.');
    },
    reason: 'dismissed',
    says: /was not allowed yet/,
  },
  {
    what: 'none there',
    make: () => rejecting('NotFoundError'),
    reason: 'none',
    says: /^No (microphone|camera) was found\./,
  },
  { what: 'in use', make: () => rejecting('NotReadableError'), reason: 'busy', says: /is in use by another program/ },
  {
    what: 'broken',
    make: () => rejecting('AbortError', 'Bang'),
    reason: 'failed',
    says: /could not be opened \(AbortError: Bang\)/,
  },
  { what: 'not secure', make: () => withoutDevices(false), reason: 'insecure', says: /https, or from localhost/ },
  {
    what: 'not there at all',
    make: () => withoutDevices(true),
    reason: 'unsupported',
    says: /^This browser cannot reach a/,
  },
];

test.each(cases)('$what: its own message, and it can be tried again', async ({ make, reason, says }) => {
  const microphone = openMicrophone();
  const webcam = openWebcam({ record: { format: 'webm', sound: false } });
  make();
  for (const { capture, log } of [microphone, webcam]) {
    await capture.start();
    expect(capture.state).toMatchObject({ phase: 'off', preview: undefined });
    expect(capture.state.problem).toEqual({ reason, message: expect.stringMatching(says) });
    expect(capture.state.problem?.message).toContain(capture.source === 'webcam' ? 'camera' : 'microphone');
    expect(log).toEqual([]);
  }
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await microphone.capture.start();
  expect(microphone.capture.state).toMatchObject({ phase: 'recording', problem: undefined });
});

test('the device is asked for before a click is over', () => {
  const spy = browserThat(() => new Promise(() => {}));
  void openMicrophone().capture.start();
  expect(spy).toHaveBeenCalledTimes(1);
  void openWebcam().capture.open();
  expect(spy).toHaveBeenCalledTimes(2);
  expect(spy.mock.calls[0]?.[0]).toEqual({
    audio: {
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
      channelCount: { ideal: 1 },
    },
  });
});

test('what no device can do is left out, and told', async () => {
  const { capture } = openWebcam({ constraints: { frameRate: { exact: 1000 } } });
  await capture.open();
  expect(capture.state).toMatchObject({
    phase: 'open',
    problem: undefined,
    notice: 'No device here can do frameRate as asked: what it has instead is taken.',
  });
});

test('a camera without a microphone records without sound, and says so', async () => {
  browserThat((asked, own) => {
    if (asked?.audio) return Promise.reject(new DOMException('Requested device not found', 'NotFoundError'));
    return own(asked);
  });
  const { capture, tracks } = openWebcam({ record: { format: 'webm', sound: true } });
  await capture.open();
  expect(tracks()).toHaveLength(1);
  expect(capture.state.notice).toBe('No microphone was found: it is recorded without sound.');
});

test('a device that cannot be changed to leaves the one that is on', async () => {
  const { capture, files, until } = openMicrophone();
  await capture.start();
  await until(({ duration }) => duration > 0.1);
  const { device } = capture.state;
  rejecting('AbortError');
  await capture.choose('another');
  expect(capture.state).toMatchObject({ phase: 'recording', device, problem: { reason: 'failed' } });
  await capture.stop();
  expect(files).toHaveLength(1);
});

test('whatever comes in between, every device that was granted is let go', async () => {
  const granted: MediaStream[] = [];
  browserThat(async (asked, own) => {
    const stream = await own(asked);
    granted.push(stream);
    return stream;
  });
  const live = () =>
    granted.flatMap((stream) => stream.getTracks()).filter((track) => track.readyState === 'live').length;
  const settled = async (count: number) => {
    await expect.poll(() => granted.length).toBe(count);
    await expect.poll(live).toBe(0);
    granted.length = 0;
  };
  const { capture, until } = openMicrophone();
  // Stopped while it opens.
  const first = capture.start();
  capture.close();
  await first;
  await settled(1);
  // Begun again while it is stopped.
  void capture.start();
  void capture.stop();
  await capture.start();
  expect(capture.state.phase).toBe('recording');
  await capture.stop();
  await settled(2);
  // Another one chosen while it opens, and let go of while that one opens.
  void capture.open();
  const { devices } = await until((state) => state.devices.length > 2);
  const chosen = capture.choose(devices.find(({ id }) => id !== capture.state.device)?.id ?? '');
  await expect.poll(() => granted.length).toBe(2);
  capture.close();
  await chosen;
  await settled(2);
  // Ended for good, at any time.
  const opening = openWebcam({ record: { format: 'webm', sound: true } });
  void opening.capture.start();
  opening.capture.dispose();
  const recording = openWebcam({ record: { format: 'webm', sound: true } });
  await recording.capture.start();
  recording.capture.dispose();
  await settled(2);
  await recording.capture.start();
  expect([recording.capture.state.phase, granted]).toEqual(['off', []]);
});
