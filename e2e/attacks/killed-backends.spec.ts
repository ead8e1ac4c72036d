import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { killBackends } from "./killed-backends";

test.use({ world: team });

// Twenty of them are killed, and timed, by `npm run soak -- --only killed-backends`.
test("Canopy outlives processes of its database that are killed, and the server itself", async ({
  sandbox,
}) => {
  // Far above what a loaded machine needs; nothing here is measured.
  test.setTimeout(15 * 60_000);
  expect(await killBackends(sandbox.url, 5)).toHaveLength(5);
});
