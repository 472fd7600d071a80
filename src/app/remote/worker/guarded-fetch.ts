import { type Destination, mostBytes } from '../messages';

/** Why a server could not be used, as a sentence. */
export class Unusable extends Error {}

/** A server sends a sign of life every 15 s. This many milliseconds without any, and it is gone. */
const longestSilence = 120_000;

const hub = 'https://huggingface.co';

/**
 * A `fetch` that reaches one server only, without cookies and without a referrer, and follows no redirects. For a Space it also
 * asks the hub where that is. The token is sent to no other host.
 */
export const guardFetch = (
  { address, isSpace, host }: Destination,
  token: string | undefined,
  native: typeof fetch,
) => {
  let origin = isSpace ? undefined : new URL(address).origin;
  let wrong: Unusable | undefined;
  let status = 0;

  const fail = (sentence: string): never => {
    wrong = new Unusable(sentence);
    throw wrong;
  };

  const reachable = (url: URL): URL => {
    if (isSpace && url.origin === hub && url.pathname.startsWith(`/api/spaces/${address}/`)) return url;
    if (isSpace && url.protocol === 'https:' && url.port === '' && url.hostname.endsWith('.hf.space'))
      origin ??= url.origin;
    if (origin === undefined) return fail(`${host} was not found where Spaces are.`);
    const server = new URL(origin);
    // Behind a proxy, a server often knows neither its scheme nor its port.
    if (url.hostname === server.hostname) {
      url.protocol = server.protocol;
      url.port = server.port;
    }
    return url.origin === origin
      ? url
      : fail(`${host} sends what calls it on to ${url.host.slice(0, 200)}, which nobody has allowed.`);
  };

  /** Ends what is too large, and says so when a stream of events ends before its server has closed it. */
  const bounded = (response: Response, { pathname }: URL, signal: AbortSignal | null | undefined): Response => {
    if (!response.body) return response;
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    let bytes = 0;
    let isClosed = false;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const listen = (controller: TransformStreamDefaultController) => {
      clearTimeout(silence);
      if (!isStream || signal?.aborted || !pathname.endsWith('/queue/data')) return;
      silence = setTimeout(() => {
        if (signal?.aborted) return;
        wrong = new Unusable(`${host} has said nothing for two minutes.`);
        controller.error(wrong);
      }, longestSilence);
    };
    const watch = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      start: listen,
      transform(chunk, controller) {
        listen(controller);
        // An event ends with an empty line.
        bytes = isStream && chunk.length > 1 && chunk.at(-1) === 10 && chunk.at(-2) === 10 ? 0 : bytes + chunk.length;
        if (bytes > mostBytes) fail(`${host} sent more than ${mostBytes / 1_000_000} MB at once, which is not taken.`);
        if (isStream) isClosed = new TextDecoder().decode(chunk.subarray(-200)).includes('close_stream');
        controller.enqueue(chunk);
      },
      flush(controller) {
        clearTimeout(silence);
        if (isStream && !isClosed && !signal?.aborted)
          controller.enqueue(
            new TextEncoder().encode(
              '\n\ndata: {"msg":"broken_connection","message":"It broke off."}\n\n',
            ) as Uint8Array<ArrayBuffer>,
          );
      },
    });
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(watch), { status, statusText, headers });
  };

  return {
    async fetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
      const request = input instanceof Request ? input : undefined;
      const url = reachable(new URL(request?.url ?? String(input)));
      const headers = new Headers(init.headers ?? request?.headers);
      if (token && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
      const signal = init.signal ?? request?.signal;
      const response = await native(url, {
        method: init.method ?? request?.method ?? 'GET',
        body: init.body ?? null,
        headers,
        signal: signal ?? null,
        mode: 'cors',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect: 'manual',
      }).catch(() =>
        signal?.aborted
          ? Promise.reject(signal.reason)
          : fail(`${host} does not answer, or lets pages of other sites not use it.`),
      );
      status = response.status;
      if (response.type === 'opaqueredirect' || (status >= 300 && status < 400))
        fail(`${host} redirects what calls it to another address. Give that address to yc.remote.`);
      return bounded(response, url, signal);
    },
    /** What went wrong since this was last asked. */
    takeWrong: () => {
      const taken = wrong;
      wrong = undefined;
      return taken;
    },
    /** The status of the last answer. */
    status: () => status,
  };
};

export type Guard = ReturnType<typeof guardFetch>;
