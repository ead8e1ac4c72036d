import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect, it, onTestFinished, vi } from "vitest";
import { startEmbeddedDatabase } from "../embedded-database";

/** A limit, not a measurement. */
const patience = { timeout: 60_000, interval: 1 };

it("comes back on its port when another program had that meanwhile", async () => {
  const recovered = Promise.withResolvers<undefined>();
  const { url, logFile, serverPid, stop } = await startEmbeddedDatabase({
    dataDir: await temporaryFolder(),
    onRecovered: () => recovered.resolve(undefined),
  });
  onTestFinished(stop);
  process.kill(serverPid, "SIGKILL");
  const other = await vi.waitFor(() => listening(createServer(), Number(new URL(url).port)), patience);
  onTestFinished(() => void other.close());
  // PostgreSQL's own words: it was started, and refused the port.
  await vi.waitFor(
    async () => expect(await readFile(logFile, "utf8")).toContain("Address already in use"),
    patience,
  );
  other.close();
  await recovered.promise;
  expect(await one(url)).toEqual([{ one: 1 }]);
});

it("starts the server again when it is killed while it starts", async () => {
  const dataDir = await temporaryFolder();
  const { url, serverPid, stop } = await startEmbeddedDatabase({ dataDir });
  onTestFinished(stop);
  const record = join(dataDir, "postgresql-18/cluster/postmaster.pid");
  const killed = [serverPid];
  process.kill(serverPid, "SIGKILL");
  while (killed.length < 4) {
    const next = await vi.waitFor(async () => {
      const pid = Number((await readFile(record, "utf8")).split("\n")[0]);
      expect(pid).toBeGreaterThan(0);
      expect(killed).not.toContain(pid);
      return pid;
    }, patience);
    process.kill(next, "SIGKILL");
    killed.push(next);
  }
  expect(await vi.waitFor(() => one(url), patience)).toEqual([{ one: 1 }]);
});

it("takes the server again when that ends the connection between two statements", async () => {
  const dataDir = await temporaryFolder();
  const first = await startEmbeddedDatabase({ dataDir });
  const record = join(dataDir, "postgresql-18/cluster/postmaster.pid");
  const lines = (await readFile(record, "utf8")).split("\n");
  await first.stop();
  // Stands in for a server that lets the connection in and crashes before the first statement arrives.
  const crashing = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => {
      crashing.close();
      void rm(record).then(() => socket.end(Buffer.concat([letIn, crashed])));
    });
  });
  await listening(crashing, 0);
  const address = crashing.address();
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  await writeFile(record, lines.with(0, String(process.pid)).with(3, String(address.port)).join("\n"));

  const { url, stop } = await startEmbeddedDatabase({ dataDir });
  onTestFinished(stop);
  expect(await one(url)).toEqual([{ one: 1 }]);
  expect(crashing.listening).toBe(false);
});

/** Messages of a server (https://www.postgresql.org/docs/18/protocol-message-formats.html). */
const letIn = Buffer.concat([message("R", "\0\0\0\0"), message("Z", "I")]);
const crashed = message("E", "SFATAL\0VFATAL\0C57P02\0Mterminating connection\0\0");

function message(type: string, body: string): Buffer {
  const head = Buffer.alloc(5, type);
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, Buffer.from(body)]);
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "canopy-ownership-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function listening(server: Server, port: number): Promise<Server> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return server;
}

async function one(connectionString: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>("SELECT 1 AS one")).rows;
  } finally {
    await client.end();
  }
}
