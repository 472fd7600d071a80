import type { ServerResponse } from 'node:http';
import { sizeOf } from '../playground/export/sizes';
import type { ExampleStep, Problem } from '../protocol';
import { type Browser, lacksSandbox, launchBrowser } from './browser/launch';
import { openPage } from './browser/page';
import { ownFile, pageScripts } from './package';
import { printable, printed } from './problems';
import { listenAt } from './serve/listen';
import { pageOf } from './serve/page';
import { createSketchServer } from './serve/server';
import type { ReadSketch } from './sketch/read';

/** How long a browser may take to start, to load a sketch, and to pack results, in seconds. */
const patience = 120;

type Progress = ReturnType<typeof createProgress>;

/**
 * Runs all examples of a sketch in a browser, and tells how it goes. Resolves to their results as an export includes them;
 * to nothing if one fails, which has been said by then.
 *
 * @param program the browser
 * @param limit how long one example may take, in seconds
 */
export const computeExamples = async (
  read: ReadSketch,
  { program, limit }: { program: string; limit: number },
): Promise<string | undefined> => {
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort(new Error('Interrupted: nothing was written.'));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, interrupt);
  const progress = createProgress();
  const server = createSketchServer(
    {
      root: read.root,
      own: ownFile('.'),
      page: () => pageOf('', pageScripts('examples')),
      listen: (response: ServerResponse) => response.end(),
      told: () => {},
    },
    ownHost,
  );
  let browser: Browser | undefined;
  try {
    const port = await listenAt(server, 0, ownHost);
    if (lacksSandbox())
      process.stderr.write('The browser runs without its own sandbox: as root on Linux, it starts in no other way.\n');
    browser = await launchBrowser(program);
    return await follow(browser, `http://${ownHost}:${port}/`, read, { limit, progress, signal: interrupted.signal });
  } finally {
    progress.clear();
    for (const signal of signals) process.off(signal, interrupt);
    await browser?.close();
    server.close();
    server.closeAllConnections();
  }
};

/** Only this computer reaches the page. */
const ownHost = '127.0.0.1';

const follow = async (
  browser: Browser,
  address: string,
  read: ReadSketch,
  { limit, progress, signal }: { limit: number; progress: Progress; signal: AbortSignal },
): Promise<string | undefined> => {
  const within = <T>(work: Promise<T>, seconds: number, late: string) => withinTime(work, seconds, late, signal);
  const page = await within(openPage(browser, address), patience, 'The browser did not start in time.');
  await page.evaluate(`globalThis.steps = begin(${JSON.stringify(JSON.stringify(read.sketch))}); undefined`);
  let label: string | undefined;
  for (;;) {
    const [seconds, late] = label === undefined ? [patience, loading] : [limit, `${label} ${tooLong(limit)}`];
    const { value: step } = (await within(page.evaluate('steps.next()'), seconds, late)) as { value?: ExampleStep };
    switch (step?.type) {
      case 'begun':
        label = labelOf(step);
        progress.begin(label);
        break;
      case 'kept':
        progress.done();
        label = undefined;
        break;
      case 'failed':
        progress.clear();
        tell(step.problems, label, read);
        return undefined;
      case 'packed':
        process.stderr.write(`${sizeOf(step.size)} of results are included.\n`);
        if (step.left.length > 0) process.stderr.write(leftOut(step.left));
        return step.json;
      default:
        throw new Error('The browser’s page ended before it was done.');
    }
  }
};

const loading = 'The sketch did not load in the browser in time.';
const tooLong = (limit: number) =>
  `takes longer than ${limit === 1 ? 'one second' : `${limit} seconds`}. Give it more time by --time-limit, or leave it out.`;

const labelOf = ({ example, of, name }: Extract<ExampleStep, { type: 'begun' }>) =>
  `Example ${example} of ${of} (${printable(name)})`;

const leftOut = (left: readonly number[]) =>
  `${left.length === 1 ? `Example ${left[0]} does` : `Examples ${left.join(', ')} do`} not fit, as 16 MB is the most: who picks one runs it.\n`;

/** What is wrong, each with its place; that it is an example's is said first. */
const tell = (problems: readonly Problem[], label: string | undefined, { root, sketch }: ReadSketch) => {
  if (label !== undefined) process.stderr.write(`${label} fails:\n`);
  const told = problems.length > 0 ? problems : [{ message: 'It was stopped, and did not say why.' }];
  for (const problem of told)
    process.stderr.write(printed(problem, { root, files: sketch.files, colours: process.stderr.isTTY }));
};

/** Says on the terminal which example is computed, in one line that is written over, and in a line for each that is done. */
const createProgress = () => {
  const { isTTY } = process.stderr;
  let began = 0;
  let shown = '';
  const clear = () => {
    if (isTTY && shown) process.stderr.write('\r\x1b[K');
    shown = '';
  };
  return {
    begin(label: string) {
      began = performance.now();
      shown = label;
      if (isTTY) process.stderr.write(`${label} …`);
    },
    done() {
      const line = `${shown}: ${((performance.now() - began) / 1000).toFixed(1)} s\n`;
      clear();
      process.stderr.write(line);
    },
    clear,
  };
};

/** Rejects with a sentence if it is not done in time, or the person interrupts. */
const withinTime = <T>(work: Promise<T>, seconds: number, late: string, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(late)), seconds * 1000);
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    });
  });
