import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const recorded = JSON.parse(readFileSync(new URL('../../fixtures/gradio/recorded.json', import.meta.url), 'utf8'));

const read = async (request) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/**
 * A server that answers as Gradio 6.31 has answered `app.py`: its messages are recorded. It tells what it was asked, and waits or
 * breaks off where a test wants it to.
 */
export const replayGradio = async () => {
  /** What was asked: method, path, headers, body. */
  const requests = [];
  /** By endpoint: how many messages it sends before it waits. */
  const holds = new Map();
  /** Messages to add to those of an endpoint, after its first. */
  const extra = new Map();
  const statuses = new Map();
  const sessions = new Map();
  const uploads = new Map();
  let events = 0;
  let root = '';
  const wakers = new Set();
  const changed = () => {
    for (const wake of wakers) wake();
    wakers.clear();
  };
  const until = async (condition) => {
    while (!condition()) await new Promise((resolve) => wakers.add(resolve));
  };
  const filled = (value, event) =>
    JSON.parse(
      JSON.stringify(value)
        .replaceAll('{root}', root)
        .replaceAll('{event}', event ?? ''),
    );

  const stream = async (session, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    const calls = sessions.get(session) ?? [];
    // One after the other. Others may come meanwhile.
    for (let call = calls.shift(); call; call = calls.shift()) {
      const { name, event } = call;
      const send = (message) => response.write(`data: ${JSON.stringify(filled(message, event))}\n\n`);
      const [first, ...others] = recorded.calls[name];
      const messages = [first, ...(extra.get(name) ?? []), ...others].filter(({ msg }) => msg !== 'close_stream');
      for (const [i, message] of messages.entries()) {
        await until(() => !(holds.get(name) <= i) || response.destroyed || isCancelled(event));
        if (response.destroyed || isCancelled(event)) break;
        send(message);
      }
      // As Gradio does.
      if (isCancelled(event)) send({ msg: 'process_completed', event_id: '{event}', output: {}, success: true });
    }
    response.end(`data: ${JSON.stringify({ msg: 'close_stream', event_id: null })}\n\n`);
  };
  const cancelled = new Set();
  const isCancelled = (event) => cancelled.has(event);

  const answer = async (request, response) => {
    const { method, headers } = request;
    const url = new URL(request.url, root);
    response.setHeader('access-control-allow-origin', headers.origin ?? '*');
    response.setHeader('access-control-allow-headers', 'authorization, content-type, x-gradio-user');
    response.setHeader('access-control-allow-private-network', 'true');
    if (method === 'OPTIONS') return response.writeHead(204).end();
    const body = await read(request);
    requests.push({ method, path: url.pathname, headers, body });
    changed();
    const send = (value) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    const path = url.pathname.replace('/gradio_api', '');
    const status = statuses.get(path);
    if (status) return response.writeHead(status, { location: 'https://elsewhere.invalid/' }).end('{}');
    if (path === '/config') return send(filled(recorded.config));
    if (path === '/info') return send(recorded.info);
    if (path === '/queue/join') {
      const { fn_index, session_hash } = JSON.parse(body.toString());
      const { api_name } = recorded.config.dependencies.find(({ id }) => id === fn_index);
      const event = `event${events++}`;
      const calls = sessions.get(session_hash) ?? [];
      calls.push({ name: api_name, event });
      sessions.set(session_hash, calls);
      return send({ event_id: event });
    }
    if (path === '/queue/data') return stream(url.searchParams.get('session_hash'), response);
    if (path === '/cancel') {
      cancelled.add(JSON.parse(body.toString()).event_id);
      changed();
      return send({ success: true });
    }
    if (path === '/reset') return send({ success: true });
    if (path === '/upload') {
      uploads.set(`/tmp/upload${uploads.size}`, body);
      return send([`/tmp/upload${uploads.size - 1}`]);
    }
    if (path.startsWith('/heartbeat/'))
      return response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    const file = recorded.files[url.pathname] ?? recorded.files[decodeURI(url.pathname)];
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': file.type });
    response.end(Buffer.from(file.base64, 'base64'));
  };

  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  root = `http://127.0.0.1:${server.address().port}`;
  return {
    url: root,
    requests,
    uploads,
    extra,
    statuses,
    hold: (name, after) => holds.set(name, after),
    release: (name) => {
      holds.delete(name);
      changed();
    },
    /** Breaks off all connections. */
    drop: () => server.closeAllConnections(),
    /** Resolves once this path was asked for so many times. */
    asked: (path, times = 1) => until(() => requests.filter((each) => each.path.endsWith(path)).length >= times),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
