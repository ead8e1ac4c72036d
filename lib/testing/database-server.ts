import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedDatabase } from "@/scripts/embedded-database";
import { writeLazily } from "./write-lazily";

/** The run's PostgreSQL, as `withTestDatabase` makes databases in it. With passwords in them: not for logs. */
export interface DatabaseServer {
  readonly url: string;
  readonly migrationUrl: string;
  readonly administrationUrl: string;
}

declare module "vitest" {
  interface ProvidedContext {
    databaseServer: DatabaseServer;
  }
}

/** Starts one PostgreSQL for all tests of a run; each file makes databases of its own in it. */
export default async function databaseServer({ provide }: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "canopy-tests-"));
  const { url, migrationUrl, administrationUrl, stop } = await startEmbeddedDatabase({ dataDir });
  await writeLazily(administrationUrl);
  provide("databaseServer", { url, migrationUrl, administrationUrl });
  return async () => {
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
