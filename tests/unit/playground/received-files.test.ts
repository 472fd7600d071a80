import { afterEach, expect, test, vi } from 'vitest';
import { receiveFiles } from '../../../src/playground/received-files';

type Launch = { files?: readonly { getFile(): Promise<File> }[] };

/** The installed app as the browser starts it; the result launches it once more, with files. */
const installed = async (receive: (file: File) => void) => {
  let launch: (launch: Launch) => Promise<void> = () => Promise.reject(new Error('Nothing takes what is opened.'));
  vi.stubGlobal('launchQueue', { setConsumer: (take: typeof launch) => (launch = take) });
  vi.stubGlobal('location', { hash: '', pathname: '/', search: '' });
  await receiveFiles(receive);
  return (given: Launch) => launch(given);
};

afterEach(() => vi.unstubAllGlobals());

test('takes the first of the files that the system opens with the installed app', async () => {
  const receive = vi.fn();
  const launch = await installed(receive);
  const files = ['a.ts', 'b.py'].map((name) => ({ getFile: async () => new File(['code'], name) }));
  await launch({ files });
  expect(receive.mock.calls.map(([file]) => file.name)).toEqual(['a.ts']);
});

test('takes nothing if the app starts without files, or if a file has gone', async () => {
  const receive = vi.fn();
  const launch = await installed(receive);
  await launch({});
  await launch({ files: [{ getFile: () => Promise.reject(new DOMException('gone', 'NotFoundError')) }] });
  expect(receive).not.toHaveBeenCalled();
});

test('does without in browsers that open no files', async () => {
  vi.stubGlobal('location', { hash: '', pathname: '/', search: '' });
  await expect(receiveFiles(vi.fn())).resolves.toBeUndefined();
});
