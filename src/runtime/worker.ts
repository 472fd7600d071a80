import * as Comlink from 'comlink';
import * as yieldcast from '../api';
import { recycle } from '../api/internal';
import {
  type Acknowledgement,
  type AppDescription,
  type BlobContents,
  type GeneratorControl,
  noteYieldName,
  type Program,
  type RunRequest,
  uncaughtLimit,
  type WorkerMessage,
} from '../protocol';
import { readThroughPage } from './blobs';
import { sendConsole } from './console';
import { enter, leave } from './current';
import { type Described, restoreProperties } from './describe';
import { faultOf } from './fault';
import { sendFeedback } from './feedback';
import { load } from './load';
import { cacheKeyOf, type Listener, Run } from './run';
import type { Post } from './sender';
import { noteYield } from './yieldPlace';

/** Where a worker is reached: its global scope, or a port in a test. */
export type Scope = Comlink.Endpoint & { postMessage: Post };

/** Answers the page's calls and acknowledgements through `scope`; sends there what is written to `output`. */
export const serve = (scope: Scope, output: Console = globalThis.console) => {
  // Taken now: user code may replace what it finds on the scope.
  const send = scope.postMessage.bind(scope);
  const post = (message: WorkerMessage, transfers: Transferable[]) => send(message, transfers);
  const runs = new Map<number, Run>();
  let app: Described | undefined;
  const console = sendConsole(post as Post, output);
  const blobs = readThroughPage((message) => post(message, []));

  const control: GeneratorControl = {
    async load(program: Program): Promise<AppDescription> {
      try {
        await blobs.known;
        app = await load(program);
        return app.description;
      } catch (thrown) {
        // Comlink sends an error's message and no more than that of use: the fault rides in it.
        throw new Error(JSON.stringify(faultOf(thrown)));
      }
    },
    start({ run: id, listener, inputs, event }: RunRequest) {
      const run = new Run(id, app?.listeners[listener] as Listener, post as Post);
      runs.set(id, run);
      enter(run);
      void run.drive({ inputs, ...(event && { event }) }).then((outcome) => {
        leave(run);
        runs.delete(id);
        post({ type: 'end', run: id, yields: run.total, outcome }, []);
      });
    },
    async cacheKey({ listener, inputs, event }) {
      return cacheKeyOf(app?.listeners[listener] as Listener, inputs, event);
    },
    restore(changed) {
      if (app) restoreProperties(app, changed);
    },
    stop(id: number) {
      runs.get(id)?.stop();
    },
  };

  scope.addEventListener('message', (event) => {
    const message = (event as MessageEvent<Partial<Acknowledgement> | BlobContents | null>).data;
    if (message?.type === 'blobContents') return blobs.take(message.contents);
    if (message?.type !== 'acknowledge') return;
    if (message.buffers) recycle(message.buffers);
    if (message.of === 'log') console.acknowledge();
    else runs.get(message.run ?? -1)?.acknowledge();
  });
  Comlink.expose(control, scope);
  sendFeedback(post);
  reportUncaught(post);
  reportClose(post);
  offerApi();
  post({ type: 'ready' }, []);
};

const reportUncaught = (post: (message: WorkerMessage, transfers: Transferable[]) => void) => {
  let reported = 0;
  const report = (thrown: unknown) => {
    if (reported++ < uncaughtLimit) post({ type: 'uncaught', fault: faultOf(thrown) }, []);
    else if (reported === uncaughtLimit + 1) console.warn('More errors that nothing caught are not told of.');
  };
  globalThis.addEventListener?.('error', (event) => {
    const { error, message, preventDefault } = event as ErrorEvent;
    preventDefault.call(event);
    report(error ?? message);
  });
  globalThis.addEventListener?.('unhandledrejection', (event) => {
    event.preventDefault();
    report((event as PromiseRejectionEvent).reason);
  });
};

/**
 * The page has no event for a worker that ends itself with `close()`: every call to it would wait forever. So `close()`
 * asks the page to end the worker instead.
 */
const reportClose = (post: (message: WorkerMessage, transfers: Transferable[]) => void) => {
  const close = { value: () => post({ type: 'closed' }, []), configurable: false, writable: false };
  // Defined on the prototype in browsers; user code must not reach the engine's own through it.
  for (let scope: object | null = globalThis; scope; scope = Object.getPrototypeOf(scope)) {
    if (Object.hasOwn(scope, 'close')) Object.defineProperty(scope, 'close', close);
  }
};

/** `import … from 'yieldcast'` is linked to the first, a bare paste finds it as `yc`, and compiled yields call the last. */
const offerApi = () => {
  Object.defineProperty(globalThis, Symbol.for('yieldcast'), { value: yieldcast, configurable: true });
  Object.defineProperty(globalThis, 'yc', { value: yieldcast, configurable: true, writable: true });
  Object.defineProperty(globalThis, noteYieldName, { value: noteYield, configurable: true });
};
