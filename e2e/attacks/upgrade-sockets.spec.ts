import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { abandonedSockets, askForUpgrades } from "./upgrade-sockets";

test.use({ world: team });
test.skip(process.platform !== "linux", "Sockets are counted in /proc.");

test("of two hundred requests for an upgrade no socket is left", async ({ canopy, request }) => {
  const port = Number(new URL(canopy.url).port);
  await askForUpgrades(port, 200);
  await expect.poll(() => abandonedSockets(port)).toBe(0);
  expect((await request.get("/readyz")).status()).toBe(200);
});
