import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { sandboxControl } from "./testing/sandbox-control";

const program = new URL("main.ts", import.meta.url).pathname;

describe("the sandbox as a program", () => {
  it("prints where it listens, on loopback, and stops on SIGTERM", async () => {
    const args = ["--import", "tsx", program, "--port", "0", "--world", "small"];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    const exited = once(child, "exit");
    let url: string | undefined;
    for await (const line of createInterface({ input: child.stdout })) {
      url = /AWS_ENDPOINT_URL=(http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1];
      if (url !== undefined) break;
    }
    expect(await sandboxControl(url ?? "").world()).toMatchObject({ accounts: 12 });
    child.kill("SIGTERM");
    expect(await exited).toEqual([0, null]);
  });

  it("says what is wrong with its arguments and how it is used", async () => {
    const child = spawn(process.execPath, ["--import", "tsx", program, "--accounts", "many"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const lines: string[] = [];
    createInterface({ input: child.stderr }).on("line", (line) => lines.push(line));
    expect(await once(child, "close")).toEqual([2, null]);
    expect(lines).toContain("--accounts: must be a whole number");
    expect(lines.join("\n")).toContain("Usage: npm run sandbox");
  });
});
