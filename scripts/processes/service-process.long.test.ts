import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isFree } from "../bootstrap/is-free.mjs";
import getPort from "get-port";
import { startServiceProcess } from "./service-process";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "canopy-service-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a service can be used once it is started, and is gone once it is stopped", async () => {
  const { service, port } = await start(serverThatAnswers(200));
  expect((await fetch(service.url)).status).toBe(200);
  await service.stop();
  expect(await isFree(port)).toBe(true);
});

test("a service that does not stop when it is asked to is ended", async () => {
  const { service, port } = await start(`process.on("SIGTERM", () => {}); ${serverThatAnswers(200)}`);
  await service.stop();
  expect(await isFree(port)).toBe(true);
});

test("a service that ends while it starts is an error with its last words", async () => {
  const starting = start('console.error("no settings"); process.exitCode = 3;');
  await expect(starting).rejects.toThrow(/ended with exit code 3 while starting\.\nno settings/);
});

test("a service that answers but cannot work is an error at once", async () => {
  const starting = start(serverThatAnswers(500));
  await expect(starting).rejects.toThrow(/with status 500/);
});

test("its log is closed to other users of the machine, also where an open one was there", async () => {
  const logFile = join(folder, "service.log");
  writeFileSync(logFile, "", { mode: 0o644 });
  chmodSync(folder, 0o755);
  const { service } = await start(serverThatAnswers(200));
  await service.stop();
  expect(statSync(logFile).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

async function start(program: string) {
  const port = await getPort();
  const service = await startServiceProcess({
    name: "The service",
    args: ["--eval", program],
    url: `http://127.0.0.1:${port}`,
    healthPath: "/health",
    environment: { PORT: String(port) },
    logFile: join(folder, "service.log"),
  });
  return { service, port };
}

function serverThatAnswers(status: number): string {
  return `require("node:http").createServer((request, response) => {
    response.writeHead(${status}).end();
  }).listen(Number(process.env.PORT), "127.0.0.1");`;
}
