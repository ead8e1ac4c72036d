import { expect, it, vi } from "vitest";
import { startWireServer } from "@/lib/aws/testing/wire-server";
import { FailureError } from "@/lib/core/failure-error";
import { whileLocked } from "./write-lock";

it("says that nothing was changed where the database doesn't answer, however it fails", async () => {
  // Something that listens and is no PostgreSQL: the driver's own errors carry no code.
  const server = await startWireServer("silence");
  const { port } = new URL(server.url);
  vi.stubEnv("DATABASE_URL", `postgres://canopy@127.0.0.1:${port}/canopy`);
  vi.stubEnv("AWS_REGION", "eu-west-1");
  vi.stubEnv("CANOPY_LOG_LEVEL", "silent");
  const work = vi.fn<() => Promise<void>>();
  const refused = await whileLocked("anything", work).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(FailureError);
  expect(refused).toMatchObject({ failure: { code: "unavailable" } });
  expect(String(refused)).toContain("Nothing was changed");
  expect(work).not.toHaveBeenCalled();
  await server.close();
});
