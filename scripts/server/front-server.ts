import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type ResponseInProgress, responding } from "../../lib/server/routes/response-in-progress.ts";
import { responseHeaders } from "../../lib/core/http/response-headers.ts";
import type { AnswerFromBuild } from "./build-files.ts";
import { noteResponses } from "./stop-server.ts";
import { unanswerable } from "./unanswerable.ts";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** How long a connection may take for what it does; a browser takes less, and a client that takes more holds one up. */
const limits = {
  /** To send the headers of a request, from its first byte or from the connection on. */
  headersTimeout: 10_000,
  /** To send all of a request. */
  requestTimeout: 60_000,
  /** To think of another request. */
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
} as const;
/**
 * The same of the proxy that ends TLS, which keeps its connections for the requests of many browsers: usually for a minute
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#connection-idle-timeout).
 * Closed here first, a request that is sent at that moment would be answered with a 502.
 */
const keptForProxyMs = 75_000;
/** Connections at once, of all clients: on loopback the server cannot distinguish them. */
const mostConnections = 1_000;
/** Without a byte in either direction; streams send a heartbeat. */
const silentMs = 10 * 60_000;

/**
 * The HTTP server in front of Next: it bounds connections and the time that each may take, and answers itself what Next
 * answers as an error of its own. `answerFromBuild` is asked first.
 */
export function createFrontServer(
  handle: Handle,
  {
    isOverTls = false,
    answerFromBuild = () => Promise.resolve(false),
  }: { readonly isOverTls?: boolean; readonly answerFromBuild?: AnswerFromBuild } = {},
): Server {
  const server = createServer({
    ...limits,
    ...(isOverTls && { keepAliveTimeout: keptForProxyMs }),
    // Next listens for upgrades in case the application has a socket of its own, answers none, and lets go of none:
    // each left a descriptor behind for ever. A server may ignore an upgrade (RFC 9110 §7.8), and it is a request then.
    shouldUpgradeCallback: () => false,
  });
  noteResponses(server);
  server.maxConnections = mostConnections;
  server.timeout = silentMs;
  server.on("request", (request, response) => {
    // Also on the files of the build and on what is refused here, which Next's proxy never sees.
    for (const [name, value] of responseHeaders({ isOverTls })) response.setHeader(name, value);
    const refusal = unanswerable(request);
    if (refusal !== undefined) {
      response.writeHead(refusal.status, {
        "Content-Type": "text/plain; charset=utf-8",
        "Cache-Control": "no-store",
        // What else of the request is on its way is not read.
        Connection: "close",
        ...refusal.headers,
      });
      response.end(`${refusal.message}\n`);
      return;
    }
    const inProgress: ResponseInProgress = {
      requestId: randomUUID(),
      peer: request.socket.remoteAddress,
      setStatus: (status) => {
        // The router of the browser takes a bad status for a page it has to load as a whole.
        if (request.headers["rsc"] === undefined && !response.headersSent) response.statusCode = status;
      },
      isReadOnly: request.method === "GET" || request.method === "HEAD",
      hasBegunAction: false,
      // What goes on in the background afterwards has the time that it needs.
      atEnd: [() => (inProgress.isReadOnly = false)],
    };
    response.setHeader("X-Request-Id", inProgress.requestId);
    noteWhenAnswered(request, response, inProgress);
    if (request.headers["next-action"] !== undefined) blameTheRequest(response, inProgress);
    responding(inProgress, async () => {
      if (!(await answerFromBuild(request, response))) await handle(request, response);
    }).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  return server;
}

function noteWhenAnswered(
  { method = "", url = "" }: IncomingMessage,
  response: ServerResponse,
  inProgress: ResponseInProgress,
): void {
  const begunAt = performance.now();
  response.once("close", () => {
    for (const end of inProgress.atEnd) end();
    globalThis.canopyNoteAnswered?.({
      requestId: inProgress.requestId,
      personId: inProgress.personId,
      method,
      path: url.split("?", 1)[0] ?? "",
      status: response.statusCode,
      tookMs: performance.now() - begunAt,
    });
  });
}

/**
 * Where Next answers an action with 500 before the action has begun, it could not read what the action is called with.
 * Once it has begun, an error is Canopy's own and is answered as such.
 */
function blameTheRequest(response: ServerResponse, inProgress: ResponseInProgress): void {
  let { statusCode } = response;
  Object.defineProperty(response, "statusCode", {
    get: () => statusCode,
    set: (status: number) => {
      statusCode = status === 500 && !inProgress.hasBegunAction ? 400 : status;
    },
  });
}
