import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { AwsError } from "../contract";
import { controlPrefix, handleControl } from "../control/handle-control";
import { refusalOf } from "../protocol/refusal";
import { route } from "../protocol/route";
import type { WireRequest, WireResponse } from "../protocol/wire";
import type { SandboxState } from "../sandbox-state";
import { handleCall } from "./handle-call";
import { readBody } from "./read-body";

/** The sandbox's HTTP server, not listening yet: AWS's protocols, and the control endpoint beside them. */
export function sandboxServer(sandbox: SandboxState): Server {
  const server = createServer((message, response) => {
    serve(sandbox, message, response).catch((error: unknown) => {
      response.destroy();
      // A client that disconnects in the middle of its request is no defect of the sandbox.
      if (message.complete) sandbox.log(`SANDBOX DEFECT: ${String(error)}`);
    });
  });
  // Longer than any client keeps an idle socket, so that no request meets a connection that is being closed.
  server.keepAliveTimeout = 65_000;
  return server;
}

async function serve(
  sandbox: SandboxState,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(message);
  const request = wireRequest(message, body ?? "");
  if (request.path === controlPrefix || request.path.startsWith(`${controlPrefix}/`)) {
    send(response, handleControl(sandbox, request), new Date());
    return;
  }
  if (body === undefined) {
    send(response, tooLarge(request), new Date());
    return;
  }
  const reply = await handleCall(sandbox, request);
  if (reply.response === undefined) message.socket.destroy();
  else send(response, reply.response, reply.date);
}

function wireRequest(message: IncomingMessage, body: string): WireRequest {
  const url = message.url ?? "/";
  const mark = url.indexOf("?");
  const headers = new Map(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(",") : value,
    ]),
  );
  return {
    method: message.method ?? "GET",
    path: mark < 0 ? url : url.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? "" : url.slice(mark + 1)),
    headers: Object.fromEntries(headers),
    body,
  };
}

function tooLarge(request: WireRequest): WireResponse {
  const { model, protocol } = route(request);
  const error = new AwsError("RequestEntityTooLargeException", "The request body is larger than 1 MiB.", 413);
  return protocol.writeError(model, refusalOf(model, error, "too-large"));
}

function send(response: ServerResponse, { status, headers, body }: WireResponse, date: Date): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, date: date.toUTCString(), "content-length": bytes.length });
  response.end(bytes);
}
