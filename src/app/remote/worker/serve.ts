import type { FromWorker, ToWorker } from '../messages';
import { guardFetch } from './guarded-fetch';
import { type Call, openServer } from './server';

/** Talks to one server for the page. What Gradio's client fetches goes through the guard, too. */
export const serve = (post: (message: FromWorker) => void, native: typeof fetch = fetch.bind(globalThis)) => {
  const calls = new Map<number, Call>();
  let server: ReturnType<typeof openServer> | undefined;
  return (message: ToWorker) => {
    switch (message.type) {
      case 'connect': {
        const guard = guardFetch(message.destination, message.token, native);
        globalThis.fetch = guard.fetch;
        server = openServer(message.destination, message.token, guard);
        return;
      }
      case 'call': {
        const { call, endpoint, args } = message;
        const made = server?.call(endpoint, args, (event, weight, isBroken) => {
          if (event.type === 'done' || event.type === 'failed') calls.delete(call);
          post({ call, event, weight, ...(isBroken && { isBroken }) });
        });
        if (made) calls.set(call, made);
        return;
      }
      case 'taken':
        return calls.get(message.call)?.taken(message.weight);
      case 'cancel':
        calls.get(message.call)?.cancel();
        calls.delete(message.call);
    }
  };
};
