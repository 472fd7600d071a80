import { expect, test, vi } from 'vitest';
import { savedOrigin } from '../../../src/app/published-origin';
import { addressOrigin, inlineOrigin, type SketchOrigin } from '../../../src/app/sketch-origin';
import { fetchFile } from '../../../src/app/values/fetch-file';
import { namesFiles, withFiles } from '../../../src/app/values/named-files';

vi.stubGlobal('location', new URL('https://intranet.test/tools/yieldcast/'));
vi.stubGlobal('document', { baseURI: 'https://intranet.test/tools/yieldcast/' });

/** Answers every request, and keeps them. */
const answer = (response: Partial<Response> & { text?: string } = {}) => {
  const { text = 'file', ...rest } = response;
  const asked: [string, RequestInit][] = [];
  vi.stubGlobal('fetch', async (address: URL, options: RequestInit) => {
    asked.push([address.href, options]);
    return { ok: true, status: 200, redirected: false, url: address.href, blob: async () => new Blob([text]), ...rest };
  });
  return asked;
};

const published = savedOrigin('a', ['examples/speech.wav', 'examples/a clip.mp4']);
const beside = addressOrigin(new URL('https://intranet.test/blog/sketches/demo.ts?v=2#x'));
const elsewhere = addressOrigin(new URL('https://cdn.test/sketches/demo.ts'));
const inline = inlineOrigin({ entry: 'main.ts', files: { 'main.ts': '' } });

test.each<[string, SketchOrigin, string]>([
  ['./examples/speech.wav', published, 'https://intranet.test/tools/yieldcast/examples/speech.wav'],
  ['examples/a clip.mp4?again', published, 'https://intranet.test/tools/yieldcast/examples/a%20clip.mp4?again'],
  ['/tools/yieldcast/x/../examples/speech.wav', published, 'https://intranet.test/tools/yieldcast/examples/speech.wav'],
  ['https://huggingface.co/a.png', published, 'https://huggingface.co/a.png'],
  ['https://cdn-lfs.hf.co/a.png', inline, 'https://cdn-lfs.hf.co/a.png'],
  ['data:text/plain,hello', inline, 'data:text/plain,hello'],
  ['speech.wav', beside, 'https://intranet.test/blog/sketches/speech.wav'],
  ['./deep/er/speech.wav?x=1', beside, 'https://intranet.test/blog/sketches/deep/er/speech.wav?x=1'],
  ['speech.wav', elsewhere, 'https://cdn.test/sketches/speech.wav'],
])('%s is fetched, without credentials and without saying from where', async (url, origin, address) => {
  const asked = answer();
  expect(await (await fetchFile(url, origin)).text()).toBe('file');
  expect(asked).toEqual([[address, { credentials: 'omit', referrerPolicy: 'no-referrer' }]]);
});

const foreign = [
  '/private/report.txt',
  '../../private/report.txt',
  './index.html',
  'examples/',
  'examples/speech.wav/../../secret',
  'examples/speech.wavx',
  './%2e%2e/%2e%2e/private/report.txt',
  '//intranet.test/private/report.txt',
  'https://intranet.test/private/report.txt',
  'https://intranet.test:8443/tools/yieldcast/examples/speech.wav',
  'http://intranet.test/tools/yieldcast/examples/speech.wav',
  'https://evil.test/?leak',
  'https://huggingface.co.evil.test/',
  'https://evilhf.co/a',
  'https://hf.co.evil.test/a',
  'http://huggingface.co/a.png',
  'https://huggingface.co:8443/a.png',
  'https://me:secret@huggingface.co/a.png',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'ftp://huggingface.co/a',
];
const besides = [
  ...['demo.ts', './a/b.wav'].map((path) => `https://intranet.test/blog/${path}`),
  '../secret.txt',
  './..%2f..%2fprivate/report.txt',
  './a%5c..%5c..%5csecret',
  '/blog/sketchesecret',
  '/blog/sketches',
];
test.each([
  ...foreign.map((url) => [url, published] as const),
  ...foreign
    .filter((url) => !url.startsWith('examples') && url !== './index.html')
    .map((url) => [url, beside] as const),
  ...besides.map((url) => [url, beside] as const),
  ...['./a.wav', '/tools/yieldcast/examples/speech.wav', 'https://intranet.test/'].map((url) => [url, inline] as const),
  ['https://intranet.test/a', elsewhere] as const,
  ['../a', elsewhere] as const,
])('%s is not asked for', async (url, origin) => {
  const asked = answer();
  await expect(fetchFile(url, origin)).rejects.toThrow(`“${url}” could not be fetched: this sketch may not read it.`);
  expect(asked).toEqual([]);
});

test('a page that stands on one of the hosts gives nothing but what it publishes', async () => {
  vi.stubGlobal('location', new URL('https://me.huggingface.co/app/'));
  vi.stubGlobal('document', { baseURI: 'https://me.huggingface.co/app/' });
  const asked = answer();
  await expect(fetchFile('/private', savedOrigin('a', ['a.wav']))).rejects.toThrow('may not read it');
  expect(asked).toEqual([]);
  vi.stubGlobal('location', new URL('https://intranet.test/tools/yieldcast/'));
  vi.stubGlobal('document', { baseURI: 'https://intranet.test/tools/yieldcast/' });
});

test('what leads elsewhere is not read', async () => {
  const read = vi.fn();
  answer({ redirected: true, url: 'https://intranet.test/private/report.txt', blob: read });
  await expect(fetchFile('https://huggingface.co/go', published)).rejects.toThrow(
    '“https://huggingface.co/go” could not be fetched: it leads on to https://intranet.test/private/report.txt, which',
  );
  expect(read).not.toHaveBeenCalled();
  answer({ redirected: true, url: 'https://cdn-lfs.hf.co/a.png' });
  expect((await fetchFile('https://huggingface.co/a.png', published)).name).toBe('a.png');
});

test('a failure names the address, why, and where files may be', async () => {
  const hosts =
    'A sketch may name files of cdn.jsdelivr.net, esm.sh, unpkg.com, huggingface.co, *.huggingface.co, *.hf.co';
  answer({ ok: false, status: 404 });
  await expect(fetchFile('./examples/speech.wav', published)).rejects.toThrow(
    `“./examples/speech.wav” could not be fetched: its host answers 404. ${hosts}, or ./examples/speech.wav, ./examples/a%20clip.mp4.`,
  );
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError()));
  await expect(fetchFile('a.wav', beside)).rejects.toThrow(
    `“a.wav” could not be fetched: its host does not answer, or lets no other page read it. ${hosts}, or what lies beside it (https://intranet.test/blog/sketches/).`,
  );
  await expect(fetchFile('a.wav', inline)).rejects.toThrow(`this sketch may not read it. ${hosts}.`);
  await expect(fetchFile('https://', inline)).rejects.toThrow('it is no URL.');
  await expect(fetchFile('blob:null/1', inline)).rejects.toThrow('Give the Blob itself.');
  await expect(fetchFile(`https://evil.test/${'x'.repeat(1e6)}`, inline)).rejects.toThrow(/^.{1,600}$/);
});

const url = (name: string) => ({ as: 'url' as const, url: name });
const fileOf = async (named: { url: string }) => new File([named.url], named.url);

test.each([
  ['image', url('a.png'), { as: 'file', file: expect.objectContaining({ name: 'a.png' }) }],
  ['audio', url('a.wav'), { as: 'file', file: expect.objectContaining({ name: 'a.wav' }) }],
  ['video', url('a.mp4'), { as: 'file', file: expect.objectContaining({ name: 'a.mp4' }) }],
  ['file', [url('a.csv')], [expect.objectContaining({ name: 'a.csv' })]],
  [
    'gallery',
    [{ image: url('a.png'), caption: 'A' }],
    [{ image: { as: 'file', file: expect.objectContaining({ name: 'a.png' }) }, caption: 'A' }],
  ],
  [
    'chatbot',
    [{ role: 'user', content: [{ type: 'image', image: url('a.png') }], title: null }],
    [{ role: 'user', content: [{ type: 'image', image: { as: 'file', file: expect.anything() } }], title: null }],
  ],
] as const)('what %s names by a URL is a file before a run begins', async (kind, value, expected) => {
  expect(namesFiles(value)).toBe(true);
  expect(await withFiles(value as never, kind, fileOf)).toEqual(expected);
});

test('a value that names nothing is left as it is', async () => {
  for (const value of [
    './a.png',
    3,
    null,
    { state: url('a') },
    [new File([], 'a')],
    { headers: ['url'], rows: [['a']] },
  ]) {
    expect(namesFiles(value)).toBe(false);
    expect(await withFiles(value as never, 'json', fileOf)).toBe(value);
  }
});
