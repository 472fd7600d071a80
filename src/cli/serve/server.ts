import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { defaultPolicy } from '../../playground/export/default-policy';
import { contentSecurityPolicy } from '../../protocol/content-security-policy';
import { isWithin } from '../sketch/read';
import { sendFile, typeOf } from './files';
import { isOwnHost } from './hosts';
import { ownFolder, policyScript } from './page';

type Sites = {
  /** The folder of the sketch. */
  root: string;
  /** The folder of the page's own files. */
  own: string;
  /** The page, as it is now. */
  page(): string;
  /** A page wants to be told of changes. */
  listen(response: ServerResponse): void;
  /** A page tells what went wrong in it, as JSON. */
  told(text: string): void;
};

/** The most that a page may tell at once, in bytes. */
const mostTold = 64 * 1024;

/** On every answer: nothing is stored, nothing is sniffed, and no other site's page may load it. */
const always = {
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Serves a sketch's folder and the page around it. */
export const createSketchServer = (sites: Sites, host: string): Server =>
  createServer((request, response) => {
    answer(request, response, sites, host).catch(() => {
      if (!response.headersSent) refuse(response, 500, 'This could not be read.');
      else response.destroy();
    });
  });

const answer = async (request: IncomingMessage, response: ServerResponse, sites: Sites, host: string) => {
  if (!isOwnHost(request.headers.host, host))
    return refuse(
      response,
      403,
      `This server is not for ${request.headers.host ?? 'requests without a Host'}. Name the host by --host.`,
    );
  const path = pathOf(request.url ?? '/');
  if (path === undefined) return refuse(response, 400, 'This is no address.');
  if (request.method === 'POST' && path === `${ownFolder}told`) return takeTold(request, response, sites);
  const isHead = request.method === 'HEAD';
  if (request.method !== 'GET' && !isHead) return refuse(response, 405, 'This server only hands out files.');
  if (path === '/') {
    response.writeHead(200, {
      ...always,
      'content-type': 'text/html; charset=utf-8',
      // Those of formulas are in the package's scripts.
      'content-security-policy': contentSecurityPolicy('data:'),
    });
    return response.end(isHead ? '' : sites.page());
  }
  if (path === policyScript) {
    response.writeHead(200, { ...always, 'content-type': typeOf(path, true) });
    return response.end(isHead ? '' : defaultPolicy);
  }
  if (path === `${ownFolder}live`) {
    response.writeHead(200, { ...always, 'content-type': 'text/event-stream' });
    return sites.listen(response);
  }
  const isOwn = path.startsWith(ownFolder);
  const [root, inside] = isOwn ? [sites.own, path.slice(ownFolder.length)] : [sites.root, path.slice(1)];
  if (!(await isWithin(root, inside))) return refuse(response, 404, `There is no ${path}.`);
  const headers = isOwn
    ? { ...always, 'cache-control': 'no-cache' }
    : { ...always, 'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'" };
  return sendFile(response, join(root, inside), {
    isHead,
    headers: { ...headers, 'content-type': typeOf(inside, isOwn) },
  });
};

/** The path of an address, decoded once; nothing if it cannot be, or hides a separator. */
const pathOf = (url: string): string | undefined => {
  try {
    const { pathname } = new URL(url, 'http://localhost');
    const path = decodeURIComponent(pathname);
    return /%2f|%5c/i.test(pathname) || path.includes('\0') || path.includes('\\') ? undefined : path;
  } catch {
    return undefined;
  }
};

const refuse = (response: ServerResponse, status: number, sentence: string): void => {
  response.writeHead(status, { ...always, 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${sentence}\n`);
};

/** Only our own page may tell: other sites, and the sandbox, whose origin is opaque, give themselves away by these headers. */
const takeTold = async (request: IncomingMessage, response: ServerResponse, sites: Sites) => {
  const { origin, host, 'content-type': type } = request.headers;
  if (origin !== `http://${host}` || type !== 'application/json')
    return refuse(response, 403, 'Only the page of this server may tell.');
  let text = '';
  for await (const piece of request.setEncoding('utf8')) {
    text += piece;
    if (text.length > mostTold) return refuse(response, 413, 'This is too long.');
  }
  response.writeHead(204, always).end();
  sites.told(text);
};
