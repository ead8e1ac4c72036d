import { describe, expect, it } from "vitest";
import { parseCommandLine } from "./command-line";
import { startSandbox } from "./start-sandbox";

describe("the command line", () => {
  it("stands for the enterprise world on port 4566 when it says nothing", () => {
    expect(parseCommandLine([])).toMatchObject({ port: 4566, throttle: false, empty: false });
  });

  it("takes every flag", () => {
    const sized = "--accounts 10000 --ous 1000 --seed 7 --port 0 --throttle --latency-ms 900 --settle-ms 250";
    expect(parseCommandLine(sized.split(" "))).toMatchObject({
      accounts: 10_000,
      ous: 1_000,
      seed: 7,
      port: 0,
      throttle: true,
      latencyMs: 900,
      settleMs: 250,
    });
    expect(parseCommandLine("--empty --caller 111122223333 --settle-ms manual".split(" "))).toMatchObject({
      empty: true,
      caller: "111122223333",
      settleMs: "manual",
    });
    expect(parseCommandLine(["--world", "large"])).toMatchObject({ world: "large" });
  });

  it.each([
    ["--accounts many", "--accounts: must be a whole number"],
    ["--accounts 1", "--accounts"],
    ["--accounts 50001", "--accounts"],
    ["--ous 2001", "--ous"],
    ["--port 70000", "--port: must be at most 65535"],
    ["--caller 12", "--caller: An account id is twelve digits."],
    ["--world tiny", "--world"],
    ["--latency-ms 60001", "--latency-ms: must be at most 60000"],
    ["--settle-ms soon", "--settle-ms: must be a whole number or manual"],
    ["--empty --accounts 5", "An empty world has neither"],
    ["--unknown", "--unknown"],
    ["stray", "stray"],
  ])("refuses %s", (args, message) => {
    expect(() => parseCommandLine(args.split(" "))).toThrow(message);
  });
});

describe("a sandbox on a port that is in use", () => {
  it("says so", async () => {
    const first = await startSandbox({ world: "small" });
    await expect(startSandbox({ world: "small", port: first.port })).rejects.toThrow(
      `Port ${first.port} is in use.`,
    );
    await first.close();
  });
});
