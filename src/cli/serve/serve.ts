import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { networkInterfaces } from 'node:os';
import { draftTitle } from '../../playground/drafts/code';
import type { Problem } from '../../protocol';
import type { Command } from '../arguments';
import { ownFile, pageScripts } from '../package';
import { printed } from '../problems';
import { placeOf } from '../sketch/place';
import { type ReadSketch, readSketch } from '../sketch/read';
import { listenAt } from './listen';
import { openBrowser } from './open-browser';
import { pageOf } from './page';
import { createSketchServer } from './server';
import { watchFiles } from './watch';

/** A sketch as the page gets it. A page that has this `revision` has nothing to do. */
type Version = { read: ReadSketch; revision: string };

/** The name of a page before its app has one. */
export const titleOf = ({ sketch, entry }: ReadSketch): string => draftTitle(sketch.files[entry] ?? '') || entry;

/** Serves the app of a sketch until the process is told to end. */
export const serve = async (asked: Extract<Command, { name: 'serve' }>): Promise<void> => {
  const began = performance.now();
  const place = placeOf(asked.path);
  const pages = new Set<ServerResponse>();
  let version = await readVersion(place);
  let reading = Promise.resolve();
  /** What has been printed about this version. */
  let said = new Set<string>();

  const say = (problems: readonly Problem[]) => {
    const { root, sketch } = version.read;
    for (const problem of problems) {
      const text = printed(problem, { root, files: sketch.files, colours: process.stderr.isTTY });
      if (said.has(text)) continue;
      said.add(text);
      process.stderr.write(`\n${text}`);
    }
  };
  const compile = async ({ read, revision }: Version) => {
    const { problemsOf } = await import('../compile');
    const problems = [...read.problems, ...(await problemsOf(read.sketch))];
    if (version.revision === revision) say(problems);
    return problems.length;
  };
  const send = (page: ServerResponse) => page.write(`event: sketch\ndata: ${JSON.stringify(forPage(version))}\n\n`);
  const reread = async () => {
    const next = await readVersion(place).catch(() => undefined);
    // It may be in the midst of being replaced.
    if (!next) return;
    watcher.follow(next.read.asked);
    if (next.revision === version.revision) return;
    version = next;
    said = new Set();
    for (const page of pages) send(page);
    const wrong = await compile(next);
    if (wrong === 0 && version === next) process.stdout.write(`  ${time()} ${next.read.entry} changed\n`);
  };
  const watcher = watchFiles(place.root, () => {
    reading = reading.then(reread, reread);
  });

  const server = createSketchServer(
    {
      root: place.root,
      own: ownFile('.'),
      page: () => pageOf(titleOf(version.read), pageScripts('served')),
      listen(response) {
        pages.add(response);
        response.once('close', () => pages.delete(response));
        send(response);
      },
      told: (text) => say(problemsIn(text, version.revision)),
    },
    asked.host,
  );
  const port = await listenAt(server, asked.port, asked.host);
  watcher.follow(version.read.asked);
  const [address = ''] = addressesOf(asked.host, port);
  if (asked.port !== 0 && port !== asked.port)
    process.stdout.write(`Port ${asked.port} is taken: it is ${port} now.\n`);
  process.stdout.write(`\n  ${version.read.entry} is ready in ${Math.round(performance.now() - began)} ms\n\n`);
  for (const each of addressesOf(asked.host, port)) process.stdout.write(`  ${each}\n`);
  process.stdout.write('\n');
  if (asked.open) openBrowser(address);
  void compile(version);

  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  watcher.close();
  server.close();
  server.closeAllConnections();
};

const readVersion = async (place: Parameters<typeof readSketch>[0]): Promise<Version> => {
  const read = await readSketch(place);
  const hash = createHash('sha256').update(JSON.stringify(read.sketch));
  return { read, revision: hash.digest('base64url') };
};

const forPage = ({ read, revision }: Version) => ({
  revision,
  title: titleOf(read),
  sketch: read.sketch,
  // What the browser keeps for a sketch is not for one in another folder at the same address.
  identity: `folder:${createHash('sha256').update(read.root).digest('base64url')}:${read.entry}`,
});

/** What a page tells of the version that it shows. It may be anything: what a sketch says is in it. */
const problemsIn = (text: string, revision: string): Problem[] => {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return [];
  }
  const { revision: of, problems } = (told ?? {}) as { revision?: unknown; problems?: unknown };
  if (of !== revision || !Array.isArray(problems)) return [];
  return problems.slice(0, 20).flatMap((each: unknown): Problem[] => {
    const { message, title, location } = (each ?? {}) as Partial<Problem>;
    if (typeof message !== 'string') return [];
    const { file, line, column } = location ?? {};
    const isPlace = typeof file === 'string' && Number.isInteger(line) && Number.isInteger(column);
    return [
      {
        message,
        ...(typeof title === 'string' && { title }),
        ...(isPlace && { location: { file, line: line as number, column: column as number } }),
      },
    ];
  });
};

const time = () => new Date().toTimeString().slice(0, 8);

/** The addresses that a person may type: the first is this computer's. */
const addressesOf = (host: string, port: number): string[] => {
  const at = (name: string) => `http://${name.includes(':') ? `[${name}]` : name}:${port}/`;
  if (host !== '0.0.0.0' && host !== '::') return [at(host)];
  const others = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return [
    at('127.0.0.1'),
    ...others.filter((each) => each.family === 'IPv4' && !each.internal).map((each) => at(each.address)),
  ];
};
