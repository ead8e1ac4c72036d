import { once } from "node:events";
import { request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { createFrontServer } from "./front-server";
import { stopServer } from "./stop-server";

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).toReversed()) await clean();
});

async function started(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createFrontServer((incoming, response) => {
    handle(incoming, response);
    return Promise.resolve();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanUp.push(() => server.closeAllConnections());
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return { server, port: address.port };
}

/** What becomes of a request: its status and whether its answer came to the end. */
function asked(port: number, path: string): Promise<readonly [status: number | undefined, isWhole: boolean]> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path }, (response) => {
      response.resume();
      response.once("close", () => resolve([response.statusCode, response.complete]));
    })
      .on("error", reject)
      .end();
  });
}

it("ends streams at once, waits for what is being answered and for the work beside, and takes nothing new", async () => {
  const answers = new Map<string, ServerResponse>();
  const arrived = { one: Promise.withResolvers<undefined>(), stream: Promise.withResolvers<undefined>() };
  const { server, port } = await started((incoming, response) => {
    answers.set(incoming.url ?? "", response);
    if (incoming.url === "/stream") {
      response.setHeader("Content-Type", "text/event-stream; charset=utf-8");
      response.write("event: a\n\n");
      arrived.stream.resolve(undefined);
    } else arrived.one.resolve(undefined);
  });
  const slow = asked(port, "/action");
  const stream = asked(port, "/stream");
  await Promise.all([arrived.one.promise, arrived.stream.promise]);

  const work = Promise.withResolvers<undefined>();
  const shutdown = { isDraining: false, drainMs: 0, work: [work.promise], atEnd: [] };
  const stopped = { is: false };
  const stopping = stopServer(server, shutdown, { limitMs: 120_000 }).then(() => (stopped.is = true));
  expect(shutdown.isDraining).toBe(true);
  expect(await stream).toEqual([200, false]);
  await expect(asked(port, "/")).rejects.toThrow("ECONNREFUSED");
  expect(stopped.is).toBe(false);
  answers.get("/action")?.end("done");
  expect(await slow).toEqual([200, true]);
  expect(stopped.is).toBe(false);
  work.resolve(undefined);
  await stopping;
});

it("still answers while it drains", async () => {
  const { server, port } = await started((_incoming, response) => void response.end());
  const shutdown = { isDraining: false, drainMs: 3_600_000, work: [], atEnd: [] };
  const stopping = stopServer(server, shutdown, { limitMs: 1_000 });
  expect(await asked(port, "/healthz")).toEqual([200, true]);
  await stopping;
});

it("cuts off what has not ended within its limit", async () => {
  const arrived = Promise.withResolvers<undefined>();
  const { server, port } = await started(() => arrived.resolve(undefined));
  const hanging = expect(asked(port, "/")).rejects.toThrow("socket hang up");
  await arrived.promise;
  const never = new Promise<never>(() => undefined);
  await stopServer(server, { isDraining: false, drainMs: 0, work: [never], atEnd: [] }, { limitMs: 100 });
  await hanging;
});
