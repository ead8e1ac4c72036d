import { beforeEach, expect, test, vi } from "vitest";
import { runServices } from "./run-services";

let stopped: string[];

beforeEach(() => {
  stopped = [];
});

test("a signal stops every service, the last one first, and is a good end", async () => {
  const code = await runServices((own) => {
    own(service("database"));
    own(service("canopy"));
    process.emit("SIGTERM");
    return Promise.resolve();
  });
  expect(stopped).toEqual(["canopy", "database"]);
  expect(code).toBe(0);
});

test("a service that ends by itself takes the others with it, and is a failure", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const code = await runServices((own) => {
    own(service("database"));
    own({ ...service("canopy"), ended: Promise.resolve(3) });
    return Promise.resolve();
  });
  expect(said).toHaveBeenCalledWith("canopy ended with exit code 3.");
  said.mockClear();
  expect(stopped).toEqual(["canopy", "database"]);
  expect(code).toBe(1);
});

test("what was started is stopped when a later start fails", async () => {
  const run = runServices((own) => {
    own(service("database"));
    return Promise.reject(new Error("no sandbox"));
  });
  await expect(run).rejects.toThrow("no sandbox");
  expect(stopped).toEqual(["database"]);
});

test("a signal while starting is a good end", async () => {
  const code = await runServices(async (own, signal) => {
    own(service("database"));
    process.emit("SIGINT");
    await Promise.resolve();
    signal.throwIfAborted();
  });
  expect(stopped).toEqual(["database"]);
  expect(code).toBe(0);
});

function service(name: string) {
  return {
    name,
    stop: () => {
      stopped.push(name);
      return Promise.resolve();
    },
  };
}
