import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ts': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * Serves a folder as the plainest static host would: no headers but the content's type and length. Under a path, since
 * the site has to run under any.
 *
 * @param {string} folder
 * @param {string} [path] Begins and ends with a slash.
 * @param {Record<string, string>} [more] Files that are not in the folder, as name → text.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `url` ends with a slash.
 */
export const serveFolder = async (folder, path = '/some/path/', more = {}) => {
  const server = createServer(async (request, response) => {
    const refuse = (status) => response.writeHead(status).end();
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (!pathname.startsWith(path)) return refuse(404);
    const inside = normalize(decode(pathname.slice(path.length)));
    if (Object.hasOwn(more, inside)) {
      response.writeHead(200, { 'content-type': types[extname(inside)] });
      return response.end(more[inside]);
    }
    if (inside.startsWith('..')) return refuse(404);
    const file = join(folder, inside.endsWith('/') || inside === '.' ? join(inside, 'index.html') : inside);
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) return refuse(404);
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-length': found.size,
    });
    if (request.method === 'HEAD') return response.end();
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    // `localhost` may mean ::1 first, where nothing listens. Every engine takes this address for a secure context too.
    url: `http://127.0.0.1:${server.address().port}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** What cannot be decoded names no file. */
const decode = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '..';
  }
};

/** A folder with a site that is built already, where not `dist` is to be tested. */
export const otherDist = process.env.YIELDCAST_DIST;

/** The folder of the built site. */
export const siteFolder = otherDist ?? fileURLToPath(new URL('../../dist', import.meta.url));

/** The built site. */
export const serveSite = () => serveFolder(siteFolder);
