import { test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { killBackends } from "./killed-backends";

test.use({ world: team });

// Twenty of them are killed by `npm run soak -- --only killed-backends`.
test("Canopy outlives processes of its database that are killed", async ({ sandbox }) => {
  await killBackends(sandbox.url, 3);
});
