import * as Comlink from 'comlink';
import * as yieldcast from '../api';
import { recycle } from '../api/internal';
import {
  type Acknowledgement,
  type AppDescription,
  type BlobContents,
  type GeneratorControl,
  noteYieldName,
  type PageAnswer,
  type Program,
  type RunRequest,
  uncaughtLimit,
  type WorkerMessage,
} from '../protocol';
import { sendAsked, takeAnswer } from './ask-page';
import { readThroughPage } from './blobs';
import { sendConsole } from './console';
import { type Described, type Listener, restoreProperties } from './describe';
import { faultOf, framesOf } from './fault';
import { sendFeedback } from './feedback';
import { offer } from './forms';
import { load } from './load';
import { cacheKeyOf, interruption, Run } from './run';
import { addRun, currentRun, removeRun } from './run-context';
import type { Post } from './sender';
import { noteYield, placeOfYield } from './yield-place';

/** The worker's end of the connection: its global scope, or a port in a test. */
export type Scope = Comlink.Endpoint & { postMessage: Post };

/** Answers the page's calls and acknowledgements on `scope`, and sends there what is written to `output`. */
export const serve = (scope: Scope, output: Console = globalThis.console) => {
  // Bound now: user code may replace what it finds on the scope.
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
        // All that Comlink usefully sends of an error is its message, so the fault travels in it as JSON.
        throw new Error(JSON.stringify(faultOf(thrown)));
      }
    },
    start({ run: id, listener, inputs, event }: RunRequest) {
      const run = new Run(id, app?.listeners[listener] as Listener, post as Post);
      runs.set(id, run);
      addRun(run);
      void run.drive({ inputs, ...(event && { event }) }).then((outcome) => {
        removeRun(run);
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
    const message = (event as MessageEvent<Partial<Acknowledgement> | BlobContents | PageAnswer | null>).data;
    if (message?.type === 'blobContents') return blobs.take(message.contents);
    if (message?.type === 'answer') return takeAnswer(message.answer);
    if (message?.type !== 'acknowledge') return;
    if (message.buffers) recycle(message.buffers);
    if (message.of === 'log') console.acknowledge();
    else runs.get(message.run ?? -1)?.acknowledge();
  });
  Comlink.expose(control, scope);
  sendFeedback(post);
  sendAsked(post);
  reportUncaught(post);
  reportClose(post);
  offerApi();
  post({ type: 'ready' }, []);
};

const reportUncaught = (post: (message: WorkerMessage, transfers: Transferable[]) => void) => {
  let reported = 0;
  const report = (thrown: unknown, stack?: string) => {
    if (thrown === interruption) return;
    const fault = faultOf(thrown);
    if (fault.frames.length === 0) {
      // Anything that is not an error has no stack: the compiler's note or the event tells where it was thrown.
      const at = placeOfYield(thrown);
      if (at) fault.at = at;
      else fault.frames = framesOf(stack);
    }
    currentRun()?.fail(fault);
    if (reported++ < uncaughtLimit) post({ type: 'uncaught', fault }, []);
    else if (reported === uncaughtLimit + 1) console.warn('More errors that nothing caught are not told of.');
  };
  globalThis.addEventListener?.('error', (event) => {
    const { error, message, preventDefault, filename, lineno, colno } = event as ErrorEvent;
    preventDefault.call(event);
    report(error ?? message, `${filename}:${lineno}:${colno}`);
  });
  globalThis.addEventListener?.('unhandledrejection', (event) => {
    event.preventDefault();
    report((event as PromiseRejectionEvent).reason);
  });
};

/**
 * The page gets no event when a worker ends itself with `close()`, so every call to it would wait forever. So `close()`
 * asks the page to end the worker instead.
 */
const reportClose = (post: (message: WorkerMessage, transfers: Transferable[]) => void) => {
  const close = { value: () => post({ type: 'closed' }, []), configurable: false, writable: false };
  // Browsers define `close` on a prototype; user code must not reach the engine's own there.
  for (let scope: object | null = globalThis; scope; scope = Object.getPrototypeOf(scope)) {
    if (Object.hasOwn(scope, 'close')) Object.defineProperty(scope, 'close', close);
  }
};

/** Offers the API to imports of 'yieldcast' and as the global `yc`, and `noteYield` to compiled code. */
const offerApi = () => {
  offer(yieldcast);
  Object.defineProperty(globalThis, noteYieldName, { value: noteYield, configurable: true });
};
