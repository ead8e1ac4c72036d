import { once } from "node:events";
import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type RequestOptions,
  type Server,
  type ServerResponse,
} from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { promisify } from "node:util";
import { afterEach, expect, it, vi } from "vitest";
import { answerNotFound, noteActionBegun } from "../../lib/server/routes/response-in-progress";
import { createFrontServer } from "./front-server";

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).toReversed()) await clean();
});

/** The front server over something that answers, on a free port. */
async function started(
  handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>,
  options?: Parameters<typeof createFrontServer>[1],
): Promise<{ server: Server; port: number }> {
  const server = createFrontServer(async (incoming, response) => handle(incoming, response), options);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanUp.push(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  });
  return { server, port: portOf(server) };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  // A server that closes while the client still writes.
  socket.on("error", () => undefined);
  await once(socket, "connect");
  return socket;
}

it.each([
  { of: "a proxy", isOverTls: true, keptFor: "timeout=75" },
  { of: "a browser", isOverTls: false, keptFor: "timeout=5" },
])("keeps the idle connection of $of as long as is good for it", async ({ isOverTls, keptFor }) => {
  const { port } = await started((_, response) => void response.end("here"), { isOverTls });
  const { headers } = await fetch(`http://127.0.0.1:${port}/`);
  expect(headers.get("keep-alive")).toBe(keptFor);
});

it("keeps no socket of those that ask for an upgrade and leave", async () => {
  const { server, port } = await started((_request, response) => void response.end("no socket here"));
  // As Next does, which lets go of none.
  server.on("upgrade", () => undefined);
  const sockets = await Promise.all(Array.from({ length: 100 }, () => connected(port)));
  const answers = sockets.map((socket) => once(socket, "data"));
  for (const socket of sockets)
    socket.write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
  expect(String((await Promise.all(answers))[0])).toContain("HTTP/1.1 200");
  for (const socket of sockets) socket.end();
  await vi.waitFor(async () => expect(await connectionsOf(server)).toBe(0), { timeout: 120_000 });
});

it(
  "closes a connection that sends nothing, and one that never ends its headers",
  { timeout: 240_000 },
  async () => {
    const { server, port } = await started((_request, response) => void response.end());
    await connected(port);
    (await connected(port)).write("GET / HTTP/1.1\r\nHost: localhost\r\n");
    expect(await connectionsOf(server)).toBe(2);
    await vi.waitFor(async () => expect(await connectionsOf(server)).toBe(0), { timeout: 120_000 });
  },
);

it("lets a page answer 404, but not the browser's router", async () => {
  const { port } = await started((_request, response) => {
    answerNotFound();
    response.end();
  });
  expect(await statusOf(port)).toBe(404);
  expect(await statusOf(port, { headers: { rsc: "1" } })).toBe(200);
});

it("answers an action that could not be read as a bad request", async () => {
  const { port } = await started((_request, response) => {
    response.statusCode = 500;
    response.end();
  });
  expect(await statusOf(port, { method: "POST", headers: { "next-action": "a" } })).toBe(400);
  expect(await statusOf(port)).toBe(500);
});

it("answers an action that failed after it had begun as an error of its own", async () => {
  const { port } = await started(async (_request, response) => {
    // As Next does: the action runs some turns after the request came.
    await new Promise(setImmediate);
    noteActionBegun();
    await new Promise(setImmediate);
    response.statusCode = 500;
    response.end();
  });
  expect(await statusOf(port, { method: "POST", headers: { "next-action": "a" } })).toBe(500);
});

it("answers by itself what Next would answer with an error of its own", async () => {
  const handle = vi.fn();
  const { port } = await started(handle);
  expect(await statusOf(port, { method: "TRACE" })).toBe(405);
  expect(await statusOf(port, { path: "/accounts/%ff" })).toBe(400);
  expect(handle).not.toHaveBeenCalled();
});

function statusOf(port: number, options: RequestOptions = {}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, agent: false, ...options }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

function headersOf(port: number, options: RequestOptions): Promise<IncomingHttpHeaders> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, agent: false, ...options }, (response) => {
      response.resume();
      resolve(response.headers);
    })
      .on("error", reject)
      .end();
  });
}

function connectionsOf(server: Server): Promise<number> {
  return promisify(server.getConnections.bind(server))();
}

it("puts the headers of security on what Next does not answer, too", async () => {
  const { port } = await started((_request, response) => void response.end());
  for (const options of [{}, { method: "TRACE" }, { path: "/_next/static/x.js" }]) {
    const headers = await headersOf(port, options);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  }
});
