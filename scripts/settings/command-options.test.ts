import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { portFor, sandboxArgs } from "./command-options";

let server: Server | undefined;

afterEach(() => server?.close());

test("the sandbox plays the enterprise world unless another is named", () => {
  expect(sandboxArgs({})).toEqual(["--world", "enterprise"]);
});

test("a size of its own replaces the named world", () => {
  expect(sandboxArgs({ accounts: "500", ous: "40", throttle: true })).toEqual([
    ...["--accounts", "500", "--ous", "40"],
    "--throttle",
  ]);
});

test("a world that is named stays", () => {
  expect(sandboxArgs({ world: "large", seed: "7" })).toEqual(["--world", "large", "--seed", "7"]);
});

test("a port that was asked for and is taken is an error that says so", async () => {
  const port = await occupiedPort();
  await expect(portFor(String(port))).rejects.toThrow(`Port ${port} is taken`);
});

test("something that is no port is an error that says so", async () => {
  await expect(portFor("many")).rejects.toThrow("--port many is not a port");
});

async function occupiedPort(): Promise<number> {
  server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new Error("A TCP server has an address with a port.");
  return address.port;
}
