import { axe } from "../fixtures/axe";
import { setGroups, signInAs, test } from "../fixtures/test-with-provider";
import { expect } from "../fixtures/test";
import { team } from "../fixtures/worlds";

test.use({ world: team });

test("a person signs in through the provider and comes to the page they asked for", async ({ page }) => {
  await page.goto("/organization?q=prod");
  await expect(page.getByRole("heading", { name: "Sign in to Canopy" })).toBeVisible();
  await axe(page);
  await page
    .context()
    .addCookies([{ name: "canopy-session", value: "planted", domain: "localhost", path: "/" }]);
  await signInAs(page, "Vera Lind");
  await expect(page).toHaveURL(/\/organization\?q=prod$/);
  const frame = page.getByRole("complementary", { name: "Canopy" });
  await expect(frame).toContainText("viewer");
  await expect(frame).not.toContainText("Local mode");
  const cookie = (await page.context().cookies()).find(({ name }) => name === "canopy-session");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  expect(cookie?.value).not.toBe("planted");

  await page.goto("/sessions");
  await expect(page.getByRole("list", { name: "Signed-in browsers" }).getByRole("listitem")).toHaveCount(1);
  await axe(page);
  await page.evaluate(() => sessionStorage.setItem("draft", "Typed before signing out"));
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Sign in to Canopy" })).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.getItem("draft"))).toBeNull();
  await page.goto("/organization");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("signing out everywhere ends the other browser", async ({ page, people, noise }) => {
  noise.allow(/401/);
  await page.goto("/");
  await signInAs(page, "Otto Brandt");
  const other = await (await people.context(undefined)).newPage();
  await other.goto("/organization");
  await signInAs(other, "Otto Brandt");
  await expect(other.getByRole("treegrid")).toBeVisible();

  await page.goto("/sessions");
  await expect(page.getByRole("list", { name: "Signed-in browsers" }).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(other.getByRole("alertdialog", { name: "You are signed out" })).toBeVisible();
  expect((await other.request.get("/api/inventory/snapshot")).status()).toBe(401);
});

test("an administrator ends the sessions of another person", async ({ page, people, noise }) => {
  noise.allow(/401/);
  await page.goto("/access");
  await signInAs(page, "Ada Okafor");
  const other = await (await people.context(undefined)).newPage();
  await other.goto("/organization");
  await signInAs(other, "Otto Brandt");
  await expect(other.getByRole("treegrid")).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: "End sessions of Otto Brandt" }).click();
  await expect(page.getByText(/Ended \d+ sessions? of Otto Brandt\./).first()).toBeVisible();
  await expect(other.getByRole("alertdialog", { name: "You are signed out" })).toBeVisible();
  await axe(page);
});

test("a session that ends in the middle of a form keeps what was typed, and goes on after sign-in", async ({
  page,
  people,
  noise,
}) => {
  noise.allow(/401/);
  await page.goto("/policies/new");
  await signInAs(page, "Ada Okafor");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Typed before the end");

  const other = await (await people.context(undefined)).newPage();
  await other.goto("/sessions");
  await signInAs(other, "Ada Okafor");
  await other.getByRole("button", { name: /^End session in/ }).click();
  const dialog = page.getByRole("alertdialog", { name: "You are signed out" });
  await expect(dialog).toBeVisible();
  await axe(page);
  const beside = page.waitForEvent("popup");
  await dialog.getByRole("button", { name: "Sign in again" }).click();
  await beside;
  // The provider still knows the browser: it asks nothing.
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("Typed before the end");
  expect((await page.request.get("/api/session")).status()).toBe(200);
});

test("signing out at the provider ends the sessions with Canopy, from either side", async ({
  page,
  provider,
  noise,
}) => {
  noise.allow(/401/);
  await page.goto("/");
  await signInAs(page, "Otto Brandt");
  await page.goto("/sessions");
  await page.getByRole("button", { name: "Sign out at the provider" }).click();
  await page.waitForURL((url) => url.href.startsWith(provider.url));
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in to Canopy" })).toBeVisible();
  await signInAs(page, "Otto Brandt");
  // A page that doesn't listen yet when its session ends is led to the sign-in instead, and so is the overview while the
  // first collection has it rendered again.
  const listening = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/news");
  await page.goto("/sessions");
  await listening;

  // The provider sends its word to Canopy itself.
  const tab = await page.context().newPage();
  await tab.goto(`${provider.url}/session/end`);
  await tab.getByRole("button", { name: "Sign out" }).click();
  await expect(tab.getByText("You are signed out.")).toBeVisible();
  await page.bringToFront();
  await expect(page.getByRole("alertdialog", { name: "You are signed out" })).toBeVisible();
});

test("a viewer sees everything, and each control says why it changes nothing", async ({ page }) => {
  await page.goto("/policies");
  await signInAs(page, "Vera Lind");
  const create = page.getByRole("button", { name: "New policy" });
  await expect(create).toHaveAttribute("aria-disabled", "true");
  await expect(create).toHaveAccessibleDescription(/administrator/);
  await page.goto("/access");
  await expect(page.getByText("Your role does not allow this")).toBeVisible();
});

test("a person whose groups give no role is shown that, and can sign out", async ({ page, provider }) => {
  await setGroups(provider, "otto", ["staff"]);
  try {
    await page.goto("/organization");
    await signInAs(page, "Otto Brandt");
    await expect(page.getByRole("heading", { name: "You have no role in Canopy" })).toBeVisible();
    // The frame must not ask for what is refused: a refused stream is a complaint of the browser.
    await page.waitForLoadState("networkidle");
    expect((await page.request.get("/api/inventory/snapshot")).status()).toBe(403);
  } finally {
    await setGroups(provider, "otto", ["staff", "canopy-operators"]);
  }
});

test("who has what is on one page, and forged answers of the provider are refused", async ({ page }) => {
  await page.goto("/access");
  await signInAs(page, "Ada Okafor");
  const row = page.getByRole("table", { name: "People" }).getByRole("row", { name: /Ada Okafor/ });
  await expect(row).toContainText("approver, administrator");
  await expect(row).toContainText("canopy-administrators");
  await axe(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  await axe(page);

  await page.goto("/sign-in/callback?code=stolen&state=made-up");
  await expect(page).toHaveURL(/\/sign-in\?problem=expired$/);
  const forged = await page.request.post("/sign-in/back-channel-logout", {
    form: { logout_token: "eyJhbGciOiJub25lIn0.e30." },
  });
  expect(forged.status()).toBe(400);
});
