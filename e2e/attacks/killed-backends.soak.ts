import { test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { killBackends } from "./killed-backends";

test.use({ world: team });

test("Canopy answers again within ten seconds after each of twenty kills", async ({ sandbox }) => {
  await killBackends(sandbox.url, 20);
});
