// Answers HTTP requests from folders on disk: what `./dev run` and the browser tests show pages with.

import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.webmanifest': 'application/manifest+json', '.wasm': 'application/wasm',
  '.png': 'image/png', '.svg': 'image/svg+xml', '.csv': 'text/csv; charset=utf-8', '.ndjson': 'application/x-ndjson; charset=utf-8',
};

/** `folders` maps the first part of a path to a folder; the empty name is the rest. Nothing outside of a folder is ever read. */
export function answerFrom(folders) {
  return (request, response) => {
    const file = fileOf(folders, request.url ?? '/');
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not here');
      return;
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-cache' });
    createReadStream(file).on('error', () => response.destroy()).pipe(response);
  };
}

/** Listens on this machine only; port 0 takes a free one. */
export function listen(answer, port = 0) {
  return new Promise((resolve, reject) => {
    const server = createServer(answer).once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve({ port: server.address().port, close: () => server.close() }));
  });
}

function fileOf(folders, address) {
  let path;
  try {
    path = normalize(decodeURIComponent(new URL(address, 'http://host/').pathname));
  } catch {
    return null;
  }
  const [, first = ''] = path.split(sep);
  const named = Object.hasOwn(folders, first) && first !== '';
  const folder = named ? folders[first] : folders[''];
  if (!folder || path.includes('\0')) return null;
  let file = join(folder, named ? path.slice(first.length + 1) : path);
  if (file !== folder && !file.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return null;
  try {
    if (statSync(file).isDirectory()) file = join(file, 'index.html');
    return statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}
