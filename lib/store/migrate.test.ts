import { expect, it } from "vitest";
import { withTestDatabase } from "@/lib/testing/test-database";
import { database } from "./database";
import { migrateDatabase } from "./migrate";
import { snapshots } from "./schema";

withTestDatabase();

it("can be asked again, and by several at once", async () => {
  await migrateDatabase();
  await Promise.all([migrateDatabase(), migrateDatabase(), migrateDatabase()]);
  expect(await database().select().from(snapshots)).toEqual([]);
});
