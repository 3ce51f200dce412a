/** The little of HTTP that both emulators share. */
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** What the request was about, for the log. */
  readonly about: { key?: string; scope?: string; bytes?: number };
}

export type Handler = (exchange: Exchange) => Promise<void> | void;

/** A line of a request log. */
export interface LoggedRequest {
  /** ISO 8601. */
  readonly time: string;
  readonly method: string;
  /** Without the query, which holds signatures, except for what tells requests for blobs apart (`comp`). */
  readonly path: string;
  readonly status: number;
  readonly key?: string;
  readonly scope?: string;
  /** Bytes of the blob sent or received. */
  readonly bytes?: number;
}

/** Listens on loopback and writes one JSON line for each request, except for the lab's own under `/_lab`. */
export function serve(port: number, log: string, handle: Handler): Server {
  const server = createServer((request, response) => {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? `127.0.0.1:${port}`}`);
    const exchange: Exchange = { method, url, request, response, about: {} };
    response.setHeader('x-request-id', randomUUID());
    response.once('close', () => {
      if (!url.pathname.startsWith('/_lab/')) appendFileSync(log, `${JSON.stringify(logLine(exchange))}\n`);
    });
    answer(exchange, handle).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  return server.listen(port, '127.0.0.1');
}

async function answer(exchange: Exchange, handle: Handler): Promise<void> {
  try {
    await handle(exchange);
  } catch (error) {
    if (exchange.response.headersSent) throw error;
    sendJson(exchange, 500, { code: 'internal', msg: error instanceof Error ? error.message : 'unknown' });
  }
}

export function sendJson({ response }: Exchange, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The body as a JSON object; one that is none counts as empty, and the handler then misses its fields. */
export async function readJson(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  try {
    const value: unknown = JSON.parse((await readBody(request)).toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function logLine({ method, url, response, about }: Exchange): LoggedRequest {
  const operation = url.searchParams.get('comp');
  const path = operation === null ? url.pathname : `${url.pathname}?comp=${operation}`;
  return { time: new Date().toISOString(), method, path, status: response.statusCode, ...about };
}
