import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import fc from "fast-check";
import { Client } from "pg";
import type { CanopyWithOwnDatabase } from "../fixtures/canopy-with-own-database";
import { actionIds, hostileRequest, inside, send } from "./hostile-http";

/** Requests under way at once. */
const atOnce = 6;

/**
 * Sends a Canopy so many requests that no page sends, and expects of each an answer without an error of Canopy's own and
 * without a word of the inside; afterwards it serves people as before. Returns how many answers had each status.
 * @param seed the same requests again
 */
export async function sendHostileRequests(
  canopy: CanopyWithOwnDatabase,
  { requests, seed }: { readonly requests: number; readonly seed: number },
): Promise<ReadonlyMap<number, number>> {
  const token = await tokenOf(canopy);
  const all = fc.sample(hostileRequest(actionIds(), { origin: canopy.url, token }), {
    numRuns: requests,
    seed,
  });
  const statuses = new Map<number, number>();
  async function sendOneByOne(): Promise<void> {
    for (let request = all.shift(); request !== undefined; request = all.shift()) {
      const said = `seed ${seed}: ${JSON.stringify(request).slice(0, 2_000)}`;
      const { status, text } = await send(request, canopy.url).catch((error: unknown) => {
        throw new Error(`${said} was not answered.`, { cause: error });
      });
      expect(status, `${said}\n${text.slice(0, 1_000)}`).toBeLessThan(500);
      expect(inside.exec(text)?.[0], said).toBeUndefined();
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sendOneByOne));
  expect((await fetch(`${canopy.url}/readyz`)).status).toBe(200);
  const log = await readFile(canopy.logFile, "utf8");
  expect(log.split("\n").filter((line) => line.includes('"level":"error"'))).toEqual([]);
  return statuses;
}

/** A token of the administrator, as the page of tokens makes one. */
async function tokenOf(canopy: CanopyWithOwnDatabase): Promise<string> {
  const token = `canopy_${randomBytes(32).toString("base64url")}`;
  const client = new Client({ connectionString: canopy.databaseUrl });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO api_tokens (person_id, kind, name, token_hash, ending, scopes, created_by, expires_at)
       VALUES ('administrator', 'personal', 'hostile', $1, 'xxxx', $2, 'administrator', now() + interval '1 day')`,
      [
        createHash("sha256").update(token).digest("base64url"),
        JSON.stringify([
          "association:read",
          "organization:read",
          "pack:read",
          "association:write",
          "audit:read",
        ]),
      ],
    );
  } finally {
    await client.end();
  }
  return token;
}
