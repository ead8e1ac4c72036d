import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { promisify } from "node:util";
import { z } from "zod";

/** What reached the server. */
export interface WireRequest {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** An answer with a JSON or a text body. */
export interface WireAnswer {
  readonly status?: number;
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Record<string, string>;
}

/** An answer, a connection that drops, or no answer at all. */
export type WireReply = WireAnswer | "drop" | "silence";

export interface WireServer {
  readonly url: string;
  readonly requests: readonly WireRequest[];
  /** How many connections are open, idle ones too: the server closes none by itself. */
  readonly connections: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** A server that answers the n-th request with the n-th reply, and every further one with the last. */
export async function startWireServer(...replies: readonly [WireReply, ...WireReply[]]): Promise<WireServer> {
  const requests: WireRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      const reply = replies[Math.min(requests.length, replies.length - 1)];
      requests.push({ path: request.url ?? "", headers: request.headers, body });
      if (reply !== undefined) answer(response, reply, requests.length);
    });
  });
  server.keepAliveTimeout = 0;
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    connections: () => promisify(server.getConnections.bind(server))(),
    close: () => close(server),
  };
}

/** An exception as all three protocols of ours understand it. */
export function exception(status: number, name: string, message: string) {
  const text = `<ErrorResponse><Error><Code>${name}</Code><Message>${message}</Message></Error></ErrorResponse>`;
  return {
    status,
    headers: { "x-amzn-errortype": name },
    body: { __type: name, message, Message: message },
    text,
  };
}

function answer(response: ServerResponse, reply: WireReply, count: number): void {
  if (reply === "silence") return;
  if (reply === "drop") {
    response.destroy();
    return;
  }
  const { status = 200, body, text, headers } = reply;
  response.writeHead(status, { "x-amzn-requestid": `request-${count}`, ...headers });
  response.end(body === undefined ? text : JSON.stringify(body));
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return z.object({ port: z.int() }).parse(server.address()).port;
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
