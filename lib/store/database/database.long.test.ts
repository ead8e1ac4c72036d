import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { withTestDatabase } from "@/lib/testing/test-database";
import { database } from "./database";

const server = withTestDatabase({ relayed: true });

it("rejects the transaction whose connection ends between two statements, and goes on", async () => {
  // Without a listener on the connection, Node would end the process here: the runner reports that as an error.
  const writing = database().transaction(async (transaction) => {
    await transaction.execute(sql`select 1`);
    await expect.poll(transactionsUnderWay).toBe(1);
    server.relay().cut();
    await expect.poll(transactionsUnderWay).toBe(0);
    await transaction.execute(sql`select 1`);
  });
  await expect(writing).rejects.toThrow();
  await expect(database().execute(sql`select 1`)).resolves.toBeDefined();
});

/** How many transactions are between two statements, as another connection of the pool sees them. */
async function transactionsUnderWay(): Promise<number> {
  const underWay = sql`select 1 from pg_stat_activity where state = 'idle in transaction'`;
  return (await database().execute(underWay)).rows.length;
}
