import { startCanopyWithOwnDatabase } from "../fixtures/canopy-with-own-database";
import { test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { sendHostileRequests } from "./send-hostile";

test.use({ world: team });

// Ten thousand are sent by `npm run soak -- --only hostile-http`.
test("requests that no page sends are answered without an error, on every page, action, route and the API", async ({
  sandbox,
}) => {
  test.setTimeout(10 * 60_000);
  const canopy = await startCanopyWithOwnDatabase(sandbox.url, withoutLimits);
  try {
    await sendHostileRequests(canopy, { requests: 300, seed: 13 });
  } finally {
    await canopy.stop();
  }
});

/** One person and one address send them all. */
const withoutLimits = { CANOPY_PERSON_RATE: "10000", CANOPY_PEER_RATE: "10000" };
