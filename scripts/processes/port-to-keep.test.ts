import { expect, it } from "vitest";
import { isFree } from "../bootstrap/is-free.mjs";
import { portToKeep } from "./port-to-keep";

/** Linux's default (ip_local_port_range); macOS and Windows begin at 49152. */
const lowestOfSystems = 32_768;

it("is free, and below the ports that the system gives away", async () => {
  const port = await portToKeep();
  expect(await isFree(port)).toBe(true);
  expect(port).toBeLessThan(lowestOfSystems);
});
