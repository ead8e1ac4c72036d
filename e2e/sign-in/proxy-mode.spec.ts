import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";

test.use({ world: team, person: null });

const headers = {
  "x-auth-request-user": "otto-1",
  "x-auth-request-email": "otto@example.com",
  "x-auth-request-groups": "staff,security",
};

test("a proxy's headers count from its own addresses, and from nowhere else @starts-canopy", async ({
  canopy,
  browser,
  noise,
}) => {
  test.setTimeout(300_000);
  noise.allow(/401/);
  const settings = {
    CANOPY_PROXY: "auth-request",
    CANOPY_URL: canopy.url,
    CANOPY_GROUP_ROLES: "security=operator",
  };
  const context = await browser.newContext({ baseURL: canopy.url, extraHTTPHeaders: headers });
  const page = await context.newPage();

  await canopy.startAfresh({ ...settings, CANOPY_PROXY_PEERS: "127.0.0.1,::1" });
  await page.goto("/organization");
  const frame = page.getByRole("complementary", { name: "Canopy" });
  await expect(frame).toContainText("otto@example.com");
  await expect(frame).toContainText("operator");
  await page.goto("/sessions");
  await expect(page.getByText("Canopy keeps no sessions")).toBeVisible();
  await axe(page);

  await canopy.startAfresh({ ...settings, CANOPY_PROXY_PEERS: "10.20.0.0/24" });
  await page.goto("/organization");
  await expect(page.getByRole("heading", { name: "Open Canopy through its proxy" })).toBeVisible();
  expect((await page.request.get("/api/inventory/snapshot")).status()).toBe(401);
  await axe(page);
  await context.close();
});
