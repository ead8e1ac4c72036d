import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { abandonedSockets, askForUpgrades } from "./upgrade-sockets";

test.use({ world: team });
test.skip(process.platform !== "linux", "Sockets are counted in /proc.");

test("of ten thousand requests for an upgrade no socket is left", async ({ canopy, request }) => {
  test.setTimeout(10 * 60_000);
  const port = Number(new URL(canopy.url).port);
  for (let round = 0; round < 20; round += 1) await askForUpgrades(port, 500);
  await expect.poll(() => abandonedSockets(port)).toBe(0);
  expect((await request.get("/readyz")).status()).toBe(200);
});
