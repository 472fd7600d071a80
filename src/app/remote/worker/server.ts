import { Client } from '@gradio/client';
import { type Destination, mostAhead, mostBytes, type RemoteEvent } from '../messages';
import { argumentsFor, endpointOf } from './endpoints';
import { argumentOf, type FileData, isFileData, outputOf } from './gradio-values';
import { type Guard, Unusable } from './guarded-fetch';
import { createSegments } from './segments';
import { logOf, reportedBy, statusOf } from './told';
import { unshared } from './unshared';

export type Send = (event: RemoteEvent, weight: number, isBroken?: boolean) => void;

/** One call of an endpoint. */
export type Call = {
  /** Events of this weight were taken: others may follow. */
  taken(weight: number): void;
  cancel(): void;
};

/** Bytes that weigh as much as one event. */
const bytesOfOne = mostBytes / mostAhead;

/** How often, and after how many milliseconds each, the end of a stream is asked for. */
const mostTries = 20;
const pause = 250;

/** Connects to a Gradio server through Gradio's own client, whose `fetch` is the guard's. */
export const openServer = (destination: Destination, token: string | undefined, guard: Guard) => {
  const { host } = destination;
  const connecting = connect(destination, token, guard);
  connecting.catch(() => {});

  const get = async (url: string): Promise<Response> => {
    const response = await guard.fetch(url);
    if (!response.ok) throw new Unusable(`${host} answers ${response.status} for one of its files.`);
    return response;
  };

  /** Sends yields, in their order. Of streamed sound it sends what is new. */
  const yields = (client: Client, outputs: readonly string[], send: Send) => {
    const streams = new Map<number, string>();
    const segmentsOf = createSegments(get);
    const alone = (at: number, value: Blob) =>
      send(
        { type: 'values', values: outputs.map((_, i) => (i === at ? { value } : null)) },
        1 + value.size / bytesOfOne,
      );
    /** Sends the rest of what streams: true once that is all. */
    const rest = async () => {
      let isAll = true;
      for (const [at, url] of streams) {
        const { fresh, isOver } = await segmentsOf(url);
        for (const segment of fresh) alone(at, segment);
        isAll &&= isOver;
      }
      return isAll;
    };
    return {
      async give(data: readonly unknown[]) {
        let bytes = 0;
        const toFile = async ({ path, url, orig_name, mime_type }: FileData) => {
          const blob = await (await get(url ?? `${client.config?.root}${client.api_prefix}/file=${path}`)).blob();
          bytes += blob.size;
          return new File([blob], orig_name || (path.split(/[\\/]/).at(-1) ?? 'file'), {
            type: mime_type || blob.type,
          });
        };
        const values: ({ value: unknown } | null)[] = [];
        for (const [i, component] of outputs.entries()) {
          const value = data[i];
          const streamed = isFileData(value) && value.is_stream && value.url;
          if (streamed) streams.set(i, streamed);
          values.push(streamed ? null : await outputOf(value, component, toFile));
        }
        if (values.length === 0 || values.some(Boolean)) send({ type: 'values', values }, 1 + bytes / bytesOfOne);
        await rest();
      },
      async end() {
        for (let i = 0; i < mostTries && !(await rest()); i++)
          await new Promise((resolve) => setTimeout(resolve, pause));
      },
    };
  };

  return {
    call(endpoint: string | undefined, args: unknown[], send: Send): Call {
      let client: Client | undefined;
      let job: ReturnType<Client['submit']> | undefined;
      let isOver = false;
      let isToldToEnd = false;
      let ahead = 0;
      let wake = () => {};
      const tell: Send = (event, weight, isBroken) => {
        if (isOver) return;
        ahead += weight;
        send(event, weight, isBroken);
      };
      /** Has the server end the run. Until it has given it a name, it cannot. */
      const end = () => {
        const name = job?.event_id();
        if (isToldToEnd || !job || !name) return;
        isToldToEnd = true;
        // What the server says last of a run that was cancelled has its client close the stream of all runs.
        if (client) client.event_callbacks[name] = async () => {};
        void job.cancel();
        void job.return?.();
      };
      const room = async () => {
        while (ahead > mostAhead && !isOver)
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      };

      const run = async () => {
        client = await connecting;
        guard.takeWrong();
        const found = endpointOf(client, endpoint, host);
        const given = argumentsFor(found, args, host);
        const { give, end: endOfStreams } = yields(client, found.outputs, tell);
        if (isOver) return;
        job = client.submit(
          found.name,
          given.map((each, i) => argumentOf(each, found.parameters[i]?.component ?? '')),
          undefined,
          undefined,
          true,
        );
        let isYield = false;
        let yielded = 0;
        for await (const event of job) {
          await room();
          if (isOver) {
            end();
            if (isToldToEnd) return;
          } else if (event.type === 'log') {
            if (event.visible !== false) tell(logOf(event), 1);
          } else if (event.type === 'data') {
            // After its last yield, a generator's result is that yield again.
            if (isYield || (!found.isGenerator && yielded === 0)) await give(event.data as unknown[]);
            if (isYield) yielded++;
            isYield = false;
          } else if (event.type === 'status') {
            isYield = event.stage === 'generating';
            if (event.stage === 'error') {
              const wrong = guard.takeWrong()?.message;
              const failed = wrong ? { type: 'failed' as const, message: wrong } : reportedBy(event, host, yielded);
              return tell(failed, 0, wrong !== undefined || endsAll(event));
            }
            if (event.stage === 'complete') {
              await endOfStreams();
              return tell({ type: 'done' }, 0);
            }
            for (const each of statusOf(event)) tell(each, 1);
          }
        }
        throw new Unusable(`${host} broke off, and does not say why.`);
      };

      run().catch((thrown) => {
        const { message } = guard.takeWrong() ?? (thrown as Error);
        tell({ type: 'failed', message }, 0, !(thrown instanceof Unusable));
      });
      return {
        taken(weight) {
          ahead -= weight;
          wake();
        },
        cancel() {
          isOver = true;
          end();
          wake();
        },
      };
    },
  };
};

/** Does the client close the stream of all runs with this one? */
const endsAll = ({
  broken,
  session_not_found,
  message,
}: {
  broken?: boolean;
  session_not_found?: boolean;
  message?: unknown;
}) => broken === true || session_not_found === true || message === 'An Unexpected Error Occurred!';

const connect = async ({ address, host }: Destination, token: string | undefined, guard: Guard): Promise<Client> => {
  try {
    const client = await Client.connect(address, {
      events: ['data', 'status', 'log'],
      ...(token && { token: token as `hf_${string}` }),
      record_history: false,
    });
    const wrong = guard.takeWrong();
    if (wrong && !client.api_info) throw wrong;
    client.pending_diff_streams = unshared();
    return client;
  } catch (thrown) {
    if (thrown instanceof Unusable) throw thrown;
    const wrong = guard.takeWrong();
    if (wrong) throw wrong;
    const status = guard.status();
    if (status === 401 || status === 403)
      throw new Unusable(
        token ? `${host} refuses this token.` : `${host} lets nobody in without a token: give yc.remote a { token }.`,
      );
    throw new Unusable(
      status === 200
        ? `${host} is no Gradio app: its answers are not those of one.`
        : `${host} is no Gradio app, or is asleep: it answers ${status}.`,
      { cause: thrown },
    );
  }
};
