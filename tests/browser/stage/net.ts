// The only network a test browser has: a proxy that answers every host itself and writes down whatever was asked for.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Asked = { method: string; host: string; path: string };

export type Net = {
  port: number;
  asked: Asked[];
  /** Answers the host's requests, http and https alike. The host is as in the address, with its port if it has one. */
  serve(host: string, answer: RequestListener): void;
  /** Requests to hosts that no test serves, and that the browser would not make by itself either. */
  strangers(): Asked[];
  close(): void;
};

// What the browsers ask for on their own, with or without an extension: clock, updates, blocklists, form filling.
const browsersOwn = /(^|\.)(googleapis\.com|google\.com|gvt1\.com|mozilla\.(com|org|net)|firefox\.com)$/u;

export async function openNet(): Promise<Net> {
  const asked: Asked[] = [];
  const served = new Map<string, RequestListener>();
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    // A proxied plain request names the whole address, one that came through a tunnel only the path.
    const url = new URL(request.url ?? '/', `https://${request.headers.host ?? 'unknown'}`);
    asked.push({ method: request.method ?? '', host: url.host, path: url.pathname + url.search });
    request.url = url.pathname + url.search;
    const own = served.get(url.host);
    if (own) own(request, response);
    else response.writeHead(404).end();
  };
  const secure = createTlsServer(certificate(), answer);
  const proxy = createServer(answer);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket)));
  };
  proxy.on('connection', keep);
  proxy.on('connect', (request, client: Socket, head: Buffer) => {
    asked.push({ method: 'CONNECT', host: (request.url ?? '').replace(/:443$/u, ''), path: '' });
    const tunnel = connect(portOf(secure), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      tunnel.write(head);
      tunnel.pipe(client).pipe(tunnel);
    });
    keep(tunnel);
    tunnel.on('close', () => client.destroy());
    client.on('close', () => tunnel.destroy());
  });
  // WebSockets need no route: that they knock is what counts.
  for (const server of [secure, proxy]) {
    server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
      asked.push({ method: 'UPGRADE', host: request.headers.host ?? '', path: request.url ?? '' });
      socket.destroy();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  }
  return {
    port: portOf(proxy),
    asked,
    serve: (host, listener) => void served.set(host, listener),
    strangers: () => asked.filter(({ host }) => !served.has(host) && !browsersOwn.test(host.replace(/:\d+$/u, ''))),
    close() {
      proxy.close();
      secure.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'",
};

/** Serves HTML, the same for every path of a host or chosen by path. The page may load nothing: no pictures, no scripts of others. */
export function html(body: string | Buffer | ((path: string) => string | Buffer | null)): RequestListener {
  return (request, response) => {
    const wanted = /text\/html/u.test(request.headers.accept ?? '');
    const content = !wanted ? null : typeof body === 'function' ? body(request.url ?? '/') : body;
    if (content === null) response.writeHead(404).end();
    else response.writeHead(200, headers).end(content);
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function certificate(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'huiping-cert-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    execFileSync('openssl', [
      'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=huiping tests',
      '-keyout', key, '-out', cert,
    ], { stdio: 'ignore' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
