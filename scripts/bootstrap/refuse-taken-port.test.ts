import { once } from "node:events";
import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { refuseTakenPort } from "./refuse-taken-port.mjs";

test("a port that is taken is refused before the command begins, however it was asked for", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A TCP server has an address.");
  const port = String(address.port);
  const taken = `Port ${port} is taken by another program`;
  await expect(refuseTakenPort("demo", ["--world", "large", "--port", port])).rejects.toThrow(taken);
  await expect(refuseTakenPort("start", [`--port=${port}`])).rejects.toThrow(taken);
  await expect(refuseTakenPort("start", [], { NODE_ENV: "test", CANOPY_PORT: port })).rejects.toThrow(taken);
  await refuseTakenPort("bench", ["--port", port]);
});

test("something that is no port is refused, and no port is none", async () => {
  await expect(refuseTakenPort("demo", ["--port", "many"])).rejects.toThrow("--port many is not a port");
  await refuseTakenPort("demo", ["--throttle"], { NODE_ENV: "test" });
});
