import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import { setImmediate as turn } from "node:timers/promises";
import { beforeAll, expect, it, vi } from "vitest";
import { env } from "@/lib/env";
import {
  connectionInForce,
  enterConnectionOfRequests,
  forEachConnection,
  isFirstInForce,
  OfConnections,
  otherConnections,
  withConnection,
} from "./connection-in-force";

beforeAll(() => {
  vi.stubEnv("DATABASE_URL", "postgres://canopy@127.0.0.1:1/canopy");
  vi.stubEnv("AWS_REGION", "eu-west-1");
  const further = [
    { name: "gov", region: "us-gov-west-1" },
    { name: "china", region: "cn-north-1" },
  ];
  vi.stubEnv("CANOPY_CONNECTIONS", JSON.stringify(further));
});

it("throws where several exist and none was entered, rather than showing the first one's data", () => {
  expect(() => connectionInForce()).toThrow("No connection is in force here.");
  expect(() => new OfConnections<number>().value).toThrow("No connection is in force here.");
});

it("keeps what is begun for a connection with it, also after waiting", async () => {
  const regions = forEachConnection(async ({ region }) => {
    await turn();
    return [region, connectionInForce().region];
  });
  expect(await Promise.all(regions)).toEqual([
    ["eu-west-1", "eu-west-1"],
    ["us-gov-west-1", "us-gov-west-1"],
    ["cn-north-1", "cn-north-1"],
  ]);
});

it("remembers a value of each connection apart", () => {
  const memory = new OfConnections<string>();
  const [first, gov] = env().connections;
  if (gov === undefined) throw new Error("There are three connections.");
  withConnection(first, () => (memory.value = "first"));
  withConnection(gov, () => {
    expect(memory.value).toBeUndefined();
    expect(memory.made(() => "gov")).toBe("gov");
  });
  expect(withConnection(first, () => memory.made(() => "again"))).toBe("first");
  withConnection(gov, () => (memory.value = undefined));
  expect(memory.all).toEqual(["first"]);
});

it("enters the connection that a request's address names, however many share a socket", async () => {
  enterConnectionOfRequests();
  const server = createServer((incoming, response) => {
    void (async () => {
      await turn();
      for await (const part of incoming) void part;
      response.end(regionOrNone());
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const ask = async (path: string) => {
    const sent = { port, path, method: "POST", headers: { connection: "keep-alive" } };
    const response = await new Promise<IncomingMessage>((resolve) => request(sent, resolve).end("body"));
    let text = "";
    for await (const part of response) text += String(part);
    return text;
  };
  const paths = ["/packs", "/at/gov/packs", "/at/china", "/packs", "/at/china/api/news", "/at/gov?q=1"];
  const answers = [];
  for (const path of paths) answers.push(await ask(path));
  expect(answers).toEqual([
    ...["eu-west-1", "us-gov-west-1", "cn-north-1", "eu-west-1"],
    ...["cn-north-1", "us-gov-west-1"],
  ]);
  expect(await Promise.all(paths.map(ask))).toEqual(answers);
  // What names no connection has none, not the first.
  expect(await Promise.all(["/at/nowhere/packs", "/at/%67ov/packs", "/at/GOV", "/at/"].map(ask))).toEqual(
    Array(4).fill("none"),
  );
  server.close();
  server.closeAllConnections();
});

function regionOrNone(): string {
  try {
    return connectionInForce().region;
  } catch {
    return "none";
  }
}

it("knows the first connection, and the others, also where another bundle has entered it", () => {
  const copies = structuredClone(env().connections);
  const seen = copies.map((connection) =>
    withConnection(connection, () => [isFirstInForce(), otherConnections().map(({ name }) => name)]),
  );
  expect(seen).toEqual([
    [true, ["gov", "china"]],
    [false, [undefined, "china"]],
    [false, [undefined, "gov"]],
  ]);
});
