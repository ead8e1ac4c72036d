import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, vi } from "vitest";
import { closeDatabase } from "@/lib/store/database";
import { migrateDatabase } from "@/lib/store/migrate";
import { startEmbeddedDatabase } from "@/scripts/embedded-database";

/** Gives the tests of a file a PostgreSQL of their own, with the tables made and the environment pointing at it. */
export function withTestDatabase(): void {
  const cleanUp: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "canopy-test-"));
    cleanUp.push(() => rm(dataDir, { recursive: true, force: true }));
    const { url, stop } = await startEmbeddedDatabase({ dataDir });
    cleanUp.push(stop);
    vi.stubEnv("DATABASE_URL", url);
    vi.stubEnv("AWS_REGION", "eu-west-1");
    vi.stubEnv("CANOPY_LOG_LEVEL", "silent");
    cleanUp.push(closeDatabase);
    await migrateDatabase();
  });

  afterAll(async () => {
    for (const clean of cleanUp.toReversed()) await clean();
  });
}
