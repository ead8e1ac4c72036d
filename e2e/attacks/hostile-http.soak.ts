import { startCanopyWithOwnDatabase } from "../fixtures/canopy-with-own-database";
import { test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { sendHostileRequests } from "./send-hostile";

test.use({ world: team });

const withoutLimits = { CANOPY_PERSON_RATE: "10000", CANOPY_PEER_RATE: "10000" };

test("ten thousand requests that no page sends are answered without an error", async ({ sandbox }) => {
  const canopy = await startCanopyWithOwnDatabase(sandbox.url, withoutLimits);
  const seed = Date.now();
  process.stdout.write(`seed ${seed}\n`);
  try {
    const statuses = await sendHostileRequests(canopy, { requests: 10_000, seed });
    const counted = [...statuses].toSorted(([one], [other]) => one - other);
    process.stdout.write(`${counted.map(([status, count]) => `${status}: ${count}`).join(", ")}\n`);
  } finally {
    await canopy.stop();
  }
});
