import { trustedUrl } from '../protocol';

/**
 * The code of a worker in chunks: the name of its entry, and for each chunk a function that loads its text, by name. What
 * the entry imports at once comes along with it.
 */
export type WorkerTexts = {
  entry: string;
  load: Readonly<Record<string, () => Promise<{ default: Readonly<Record<string, string>> }>>>;
};

/**
 * Runs in the worker. It asks the page for texts and imports each as a `data:` module: from there, no file could be
 * reached. Such a module exports the names of those that it needs, and a function with its code. Messages that come
 * before the entry has run are kept for it.
 */
const boot = `
const url = (code) => 'data:text/javascript;charset=utf-8,' + encodeURIComponent(code);
const chunks = new Map(), texts = new Map(), coming = new Map(), asked = new Map(), early = [];
let port;
const textOf = async (name) => texts.get(name) ?? new Promise((resolve, reject) => {
  asked.set(name, [resolve, reject]);
  port.postMessage(name);
});
const fetched = (name) => {
  let loading = coming.get(name);
  if (!loading) {
    loading = textOf(name).then((code) => import(url(code))).then((chunk) => {
      texts.delete(name);
      chunks.set(name, { ...chunk, made: false, module: { exports: {} } });
      return Promise.all(chunk.needs.map(fetched));
    });
    coming.set(name, loading);
    loading.catch(() => coming.delete(name));
  }
  return loading;
};
const require = (name) => {
  const chunk = chunks.get(name);
  if (!chunk.made) {
    chunk.made = true;
    chunk.run(chunk.module, chunk.module.exports, require, load);
  }
  return chunk.module.exports;
};
const load = (name) => fetched(name).then(() => require(name));
// The policy of the page holds in here, too, and a chunk may start a worker of its own.
try { self.trustedTypes?.createPolicy('default', { createScriptURL: (given) => given }); } catch {}
const keep = (event) => early.push(event);
addEventListener('message', ({ data: entry, ports }) => {
  port = ports[0];
  port.onmessage = ({ data: { name, found, why } }) => {
    const [resolve, reject] = asked.get(name);
    asked.delete(name);
    for (const each in found) texts.set(each, found[each]);
    found ? resolve(texts.get(name)) : reject(new Error(why));
  };
  addEventListener('message', keep);
  load(entry).then(
    () => {
      removeEventListener('message', keep);
      for (const { data, ports } of early) dispatchEvent(new MessageEvent('message', { data, ports }));
    },
    (error) => setTimeout(() => { throw error; }),
  );
}, { once: true });
`;

let url: string | undefined;

/**
 * Starts a worker whose code is text, in place of `new Worker(new URL(…, import.meta.url))`. Not every bundler understands
 * that, and a page may start no worker from another host, on which the package may lie.
 */
export const startTextWorker = ({ entry, load }: WorkerTexts, options: WorkerOptions): Worker => {
  url ??= `data:text/javascript;charset=utf-8,${encodeURIComponent(boot)}`;
  const worker = new Worker(trustedUrl(url), options);
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: name }: MessageEvent<string>) =>
    void Promise.resolve(load[name]?.()).then(
      (loaded) => port1.postMessage({ name, found: loaded?.default, why: `There is no ${name}.` }),
      (why) => port1.postMessage({ name, why: String(why) }),
    );
  worker.postMessage(entry, [port2]);
  return worker;
};
