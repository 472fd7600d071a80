/**
 * Records the answers of a real Gradio server, for tests that run where there is none.
 *
 * python3 tests/tools/gradio-server/app.py 7861, then: node tests/tools/gradio-server/record.mjs http://localhost:7861
 */
import { writeFileSync } from 'node:fs';

const [root = 'http://localhost:7861'] = process.argv.slice(2);
const api = `${root}/gradio_api`;

/** What each endpoint is called with. */
const calls = {
  add: [1, 2],
  count: ['sheep', 3],
  fails: [2],
  breaks: [1],
  warns: ['quiet'],
  forever: [],
  negative: [null],
  table: [],
  nothing: [],
  tone: [],
  chat: ['hello', null],
};

const json = async (path, init) => (await fetch(api + path, init)).json();
const post = (path, body) =>
  json(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** The messages of a call, up to `most`. */
const messagesOf = async (session, most) => {
  const messages = [];
  const response = await fetch(`${api}/queue/data?session_hash=${session}`);
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    messages.push(...parts.map((part) => JSON.parse(part.replace(/^data: /, ''))));
    if (messages.length >= most) break;
  }
  return messages.slice(0, most);
};

const config = await (await fetch(`${root}/config`)).json();
const { dependencies, components, layout, page, pages, theme, css, i18n_translations, ...rest } = config;
const recorded = {
  config: {
    ...rest,
    root: '{root}',
    components: components.map(({ id, type }) => ({ id, type, props: {} })),
    dependencies: dependencies.map(({ id, api_name, api_visibility, inputs, outputs, queue, types }) => ({
      id,
      api_name,
      api_visibility,
      inputs,
      outputs,
      queue,
      types,
      targets: [],
    })),
  },
  info: await json('/info'),
  calls: {},
  files: {},
};
for (const endpoint of Object.values(recorded.info.named_endpoints)) delete endpoint.code_snippets;

const keep = async (url) => {
  const response = await fetch(url);
  const path = url.slice(root.length);
  recorded.files[path] = {
    type: response.headers.get('content-type'),
    base64: Buffer.from(await response.arrayBuffer()).toString('base64'),
  };
  return path;
};

for (const [name, data] of Object.entries(calls)) {
  const session = `recording${name}`;
  const { id } = dependencies.find((each) => each.api_name === name);
  if (name === 'negative') {
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
      'base64',
    );
    const form = new FormData();
    form.append('files', new File([picture], 'red.png', { type: 'image/png' }));
    const [path] = await (await fetch(`${api}/upload`, { method: 'POST', body: form })).json();
    data[0] = { path, meta: { _type: 'gradio.FileData' } };
  }
  const { event_id } = await post('/queue/join', { data, fn_index: id, session_hash: session });
  let messages = await messagesOf(session, name === 'forever' ? 20 : Number.POSITIVE_INFINITY);
  if (name === 'forever') await post('/cancel', { event_id, session_hash: session, fn_index: id });
  const text = JSON.stringify(messages);
  for (const [, url] of text.matchAll(/"url":"([^"]+)"/g)) {
    const path = await keep(url);
    if (!path.endsWith('.m3u8')) continue;
    const playlist = Buffer.from(recorded.files[path].base64, 'base64').toString();
    for (const line of playlist.split('\n')) if (line && !line.startsWith('#')) await keep(new URL(line, url).href);
  }
  messages = JSON.parse(text.replaceAll(root, '{root}').replaceAll(event_id, '{event}'));
  recorded.calls[name] = messages;
}

writeFileSync(
  new URL('../../fixtures/gradio/recorded.json', import.meta.url),
  `${JSON.stringify(recorded, null, 1)}\n`,
);
