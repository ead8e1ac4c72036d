import { Client } from "pg";
import { expect, it, vi } from "vitest";
import { keepPerson } from "@/lib/store/identity/people";
import { addSession, endSessions } from "@/lib/store/identity/sessions";
import { withTestDatabase } from "@/lib/testing/test-database";
import { hashOf, newToken } from "./session-cookie";
import { watchSession } from "./watch-sessions";

withTestDatabase();

it("ends no stream that opened while the database was asked about others", async () => {
  const personId = await keepPerson({ id: "a", provider: "local", subject: "a", name: "a", groups: [] });
  const session = () => addSession({ personId, tokenHash: hashOf(newToken()), lifetimeMs: 60_000 });
  const [first, second] = [await session(), await session()];
  const holder = new Client({
    connectionString: process.env["CANOPY_MIGRATION_DATABASE_URL"] ?? process.env["DATABASE_URL"],
  });
  await holder.connect();
  const firstEnded = vi.fn();
  const secondEnded = vi.fn();
  await holder.query("BEGIN; LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE");
  const leave = watchSession(first, firstEnded);
  await vi.waitFor(
    async () => {
      const { rowCount } = await holder.query("SELECT FROM pg_locks WHERE NOT granted");
      expect(rowCount).toBe(1);
    },
    { timeout: 30_000 },
  );
  const leaveToo = watchSession(second, secondEnded);
  await holder.query("COMMIT");
  await endSessions({ personId, sessionId: first });
  await vi.waitFor(() => expect(firstEnded).toHaveBeenCalledTimes(1), { timeout: 30_000 });
  expect(secondEnded).not.toHaveBeenCalled();
  leave();
  leaveToo();
  await holder.end();
});
