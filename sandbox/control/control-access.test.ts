import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start-sandbox";

describe("who the controls answer", () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ world: "small", settleMs: "manual" });
  });
  afterAll(() => sandbox.close());

  /** Answers the status of `POST /_sandbox/clock` with these headers; `fetch` would not let a test set them. */
  function statusWith(headers: Record<string, string>): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const sent = request(
        { port: sandbox.port, host: "127.0.0.1", method: "POST", path: "/_sandbox/clock", headers },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      sent.on("error", reject);
      sent.end('{"advanceMs":0}');
    });
  }

  it("are programs on this machine, by a loopback name", async () => {
    const host = `127.0.0.1:${sandbox.port}`;
    expect(await statusWith({ host })).toBe(200);
    expect(await statusWith({ host: `localhost:${sandbox.port}` })).toBe(200);
    expect(await statusWith({ host, origin: `http://${host}`, "sec-fetch-site": "same-origin" })).toBe(200);
  });

  it.each([
    ["another host name", { host: "attacker.example" }],
    ["a host name that begins like ours", { host: "localhost.attacker.example" }],
    ["a page of another origin", { origin: "http://attacker.example" }],
    ["a page of another port", { origin: "http://127.0.0.1:1" }],
    ["a page without an origin", { origin: "null" }],
    ["a page of another site that sends no Origin", { "sec-fetch-site": "cross-site" }],
    ["a page of another port that sends no Origin", { "sec-fetch-site": "same-site" }],
  ])("are not %s", async (_who, headers) => {
    expect(await statusWith({ host: `127.0.0.1:${sandbox.port}`, ...headers })).toBe(403);
  });
});
