import * as v from 'valibot';
import type { SketchOrigin } from '../sketch-origin';
import { fromWorkerSchema } from './asked';
import type { Destination, RemoteEvent, ToWorker } from './messages';
import { startRemoteWorker } from './start-worker';

type Take = (event: RemoteEvent, weight: number) => void;

/** A call that the worker has been given. */
export type RemoteCall = { taken(weight: number): void; cancel(): void };

export type Connection = { call(endpoint: string | undefined, args: unknown[], take: Take): RemoteCall; end(): void };

/** How long a connection that nobody uses is kept, in milliseconds. What the server holds for a session is kept with it. */
const kept = 300_000;

const notLoaded = 'What talks to other servers did not load, or was stopped. Is the network up?';

/** Starts a worker that talks to one server, and to no other. `ended` is called once it is of no more use. */
const connect = (destination: Destination, token: string | undefined, ended: () => void): Connection => {
  const worker = startRemoteWorker();
  const post = (message: ToWorker) => worker.postMessage(message);
  const takers = new Map<number, Take>();
  let count = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    clearTimeout(idle);
    worker.terminate();
    ended();
    for (const take of takers.values()) take({ type: 'failed', message: notLoaded }, 0);
    takers.clear();
  };
  const forget = (call: number) => {
    takers.delete(call);
    clearTimeout(idle);
    if (takers.size === 0) idle = setTimeout(end, kept);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end();
  };
  worker.onmessageerror = end;
  worker.onmessage = ({ data }) => {
    const read = v.safeParse(fromWorkerSchema, data);
    if (!read.success) return end();
    const { call, event, weight, isBroken } = read.output;
    const take = takers.get(call);
    if (event.type === 'done' || event.type === 'failed') forget(call);
    take?.(event as RemoteEvent, weight);
    // The next call begins anew: the session's stream of events is gone.
    if (isBroken) end();
  };
  post({ type: 'connect', destination, ...(token !== undefined && { token }) });
  return {
    call(endpoint, args, take) {
      const call = count++;
      clearTimeout(idle);
      takers.set(call, take);
      post({ type: 'call', call, args, ...(endpoint !== undefined && { endpoint }) });
      return {
        taken: (weight) => post({ type: 'taken', call, weight }),
        cancel() {
          if (takers.has(call)) post({ type: 'cancel', call });
          forget(call);
        },
      };
    },
    end,
  };
};

type Own = { byServer: Map<string, Connection>; isShown(): boolean };

const connections = new Map<SketchOrigin, Own>();

/**
 * The connection of a sketch with a server. Those of sketches that are no longer on the page are ended.
 *
 * @param isShown whether this sketch is still on the page
 */
export const connectionOf = (
  origin: SketchOrigin,
  destination: Destination,
  token: string | undefined,
  isShown: () => boolean,
): Connection => {
  for (const [of, { byServer, isShown }] of connections)
    if (of !== origin && !isShown()) for (const old of [...byServer.values()]) old.end();
  const { byServer } = connections.get(origin) ?? { byServer: new Map<string, Connection>() };
  connections.set(origin, { byServer, isShown });
  const key = JSON.stringify([destination.address, token]);
  const found = byServer.get(key);
  if (found) return found;
  const made = connect(destination, token, () => {
    if (byServer.get(key) === made) byServer.delete(key);
    if (byServer.size === 0 && connections.get(origin)?.byServer === byServer) connections.delete(origin);
  });
  byServer.set(key, made);
  return made;
};
