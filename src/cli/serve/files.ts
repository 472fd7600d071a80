import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname } from 'node:path';

const types: Record<string, string> = {
  '.aac': 'audio/aac',
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.flac': 'audio/flac',
  '.geojson': 'application/geo+json',
  '.gif': 'image/gif',
  '.glb': 'model/gltf-binary',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.m4a': 'audio/mp4',
  '.md': 'text/markdown; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.oga': 'audio/ogg',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.tsv': 'text/tab-separated-values; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
};

/** Endings of text that is handed out as nothing but text: a page or a script of the sketch's folder would be one of ours. */
const plainText = /^\.(?:[mc]?[jt]sx?|html?|xhtml|xml|txt|ya?ml|toml|srt|jsonl|ndjson)$/;

/** The type of a file by its name. `own` files are the page's, and its scripts run. */
export const typeOf = (path: string, own = false): string => {
  const ending = extname(path).toLowerCase();
  if (!own && plainText.test(ending)) return 'text/plain; charset=utf-8';
  return types[ending] ?? 'application/octet-stream';
};

/** Sends a file. */
export const sendFile = async (
  response: ServerResponse,
  path: string,
  { isHead, headers }: { isHead: boolean; headers: Record<string, string> },
): Promise<void> => {
  const { size } = await stat(path);
  response.writeHead(200, { 'content-length': size, ...headers });
  if (isHead) {
    response.end();
    return;
  }
  const stream = createReadStream(path);
  stream.once('error', () => response.destroy());
  response.once('close', () => stream.destroy());
  stream.pipe(response);
};
