import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";

test.use({ world: team, person: null });

test("a browser enters by the one-time link, once, and stays signed in over a restart", async ({
  page,
  canopy,
  people,
  noise,
}) => {
  noise.allow(/status of 401/);
  await page.goto("/organization?q=prod");
  await expect(page).toHaveURL(/\/sign-in\?return=/);
  await expect(page.getByRole("heading", { name: "Enter Canopy by its one-time link" })).toBeVisible();
  await axe(page);

  await page.goto(canopy.entryUrl());
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  expect(page.url()).not.toContain("token");
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ name: "canopy-session", httpOnly: true, sameSite: "Lax" });

  const second = await (await people.context(undefined)).newPage();
  await second.goto(canopy.entryUrl());
  await expect(second.getByText("This link was used before")).toBeVisible();
  await second.goto("/");
  await expect(second).toHaveURL(/\/sign-in$/);
  expect((await second.request.get("/api/inventory/snapshot")).status()).toBe(401);

  const used = canopy.entryUrl();
  await canopy.restart();
  await page.goto("/organization");
  await expect(page.getByRole("treegrid")).toBeVisible();
  await second.goto(used);
  await expect(second.getByText("This link was used before")).toBeVisible();
});
