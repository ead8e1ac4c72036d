import type { Page } from "@playwright/test";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";
import { overviewPage } from "../journeys/overview";
import { numberIn } from "../journeys/summary-bar";

// The map moves from one picture to the next: elsewhere nothing does.
test.use({ world: team, contextOptions: { reducedMotion: "no-preference" } });

const hub = "Security Hub";
const packs = "Conformance packs";
const aggregators = "Aggregators";

test("each number of Security Hub leads to the list that counts the same", async ({ page }) => {
  const overview = overviewPage(page);
  const { filters } = organizationPage(page);
  await overview.open();
  for (const word of ["Failed", "Pending", "Pending > 24 h", "Self-managed", "Not active"]) {
    const count = await overview.count(hub, word);
    expect(count, word).toBeGreaterThan(0);
    // The whole row leads there.
    await overview.line(hub, word).click();
    await expect(filters.matching).toHaveText(new RegExp(`^${count} accounts? match(es)?`));
    await page.goBack();
    await overview.settled();
  }
});

test("numbers of packs and aggregators are those of their pages", async ({ page }) => {
  const overview = overviewPage(page);
  await overview.open();
  const failed = await overview.count(packs, "Failed deployments");
  const detail = overview.line(packs, "Failed deployments").getByRole("rowheader");
  const accounts = /in (\d+) account/.exec(await detail.innerText())?.[1];
  await overview.line(packs, "Failed deployments").getByRole("link").click();
  const glance = page.getByRole("list", { name: "Packs at a glance" });
  await expect(glance).toContainText(`${failed} failed`);
  await expect(page.getByRole("status").filter({ hasText: /match(es)?$/ })).toContainText(
    `${accounts ?? ""} account`,
  );

  await overview.open();
  const pairs = await overview.count(aggregators, "Failed");
  await overview.line(aggregators, "Failed").getByRole("link").click();
  await expect(page).toHaveURL(/\/aggregators\?sort=failed/);
  const lines = page.getByText(/^[\d,]+ failed$/);
  await expect(lines.first()).toBeVisible();
  const counts = await Promise.all((await lines.all()).map(numberIn));
  // A pair that several aggregators collect is in the number of each of them, and once in that of the overview.
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(pairs);
  expect(Math.max(...counts)).toBeLessThanOrEqual(pairs);
});

test("says what has changed since the snapshot before, and that there was none @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  await sandbox.reset();
  await canopy.startAfresh();
  const overview = overviewPage(page);
  await overview.open();
  await expect(overview.panel(hub).getByText("no earlier snapshot")).toBeVisible();
  const pending = await overview.count(hub, "Pending");
  await sandbox.clock.advance({ hours: 2 });
  await page.getByRole("button", { name: "Collect the organization again" }).click();
  await expect(overview.panel(hub).getByText(/^since/i)).toBeVisible();
  const now = await overview.count(hub, "Pending");
  const line = overview.line(hub, "Pending");
  await expect(line).toContainText(now === pending ? "unchanged" : `${pending - now} fewer`);
  await expect(overview.line(hub, "Not active")).toContainText("unchanged");
});

test("the map is read and entered with the mouse", async ({ page }) => {
  const overview = overviewPage(page);
  await overview.open();
  const { readout, place, map, legend, numbers } = overview;
  await expect(readout).toContainText("Root");
  await overview.pointAt(0.6, 0.09);
  await expect(readout).toContainText("Workloads");
  await expect(readout).toContainText("inherited from Root");
  const { x, y } = await overview.pointAt(0.6, 0.09);
  await page.mouse.click(x, y);
  await expect(place).toHaveText(/Root.*Workloads$/);
  await expect(page).toHaveURL(/[?&]at=ou-/);
  await expect(numbers.getByRole("rowheader", { name: places.payments })).toBeVisible();

  // Its own band leads back.
  const top = await overview.pointAt(0.5, 0.02);
  await expect(readout).toContainText("Workloads");
  await page.mouse.click(top.x, top.y);
  await expect(place).toHaveText("Root");

  // The table enters, too, and a link shows the same.
  await numbers.getByRole("button", { name: "Workloads" }).click();
  await expect(page).toHaveURL(/[?&]at=ou-/);
  const workloads = page.url();
  await numbers.getByRole("button", { name: places.payments }).click();
  await expect(place).toHaveText(/Root.*Workloads.*Payments$/);
  await expect(page).not.toHaveURL(workloads);
  await page.reload();
  await overview.settled();
  await expect(place).toHaveText(/Root.*Workloads.*Payments$/);

  const failed = legend.getByRole("button", { name: /Failed$/ });
  await failed.click();
  await expect(failed).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL(/only=failed/);
  await place.getByRole("button", { name: "Root" }).click();
  await expect(place).toHaveText("Root");

  // An account is pointed at in the picture and opened by a second click.
  const account = await overview.pointAt(0.5, 0.9);
  await expect(readout).toContainText(/\d{12}/);
  const id = /\d{12}/.exec(await readout.innerText())?.[0];
  await page.mouse.dblclick(account.x, account.y);
  await expect(page).toHaveURL(`/organization?target=${id ?? ""}`);
  await expect(map).toBeHidden();
});

test("the map looks the same however one came to it", async ({ page }) => {
  const overview = overviewPage(page);
  await overview.open();
  const { place, legend, numbers } = overview;
  const enter = () => numbers.getByRole("button", { name: "Workloads" }).click();
  await enter();
  await expect(place).toHaveText(/Workloads$/);
  const failed = legend.getByRole("button", { name: /Failed$/ });
  await failed.click();
  await expect(failed).toHaveAttribute("aria-pressed", "true");
  await failed.click();
  await expect(failed).toHaveAttribute("aria-pressed", "false");
  // Painted at one go, while the way in shows one picture over the other.
  const picture = await overview.picture();
  await place.getByRole("button", { name: "Root" }).click();
  await expect.poll(() => overview.picture()).not.toBe(picture);
  await enter();
  await expect.poll(() => overview.picture()).toBe(picture);
});

test("the map is walked over with the keyboard, and says where one is", async ({ page }) => {
  const overview = overviewPage(page);
  await overview.open();
  const { map, readout, place, numbers } = overview;
  const heard = page.getByRole("status").filter({ hasText: /,/ });
  await map.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await expect(readout).toContainText(places.management.name);
  await expect(heard.filter({ hasText: `${places.management.name}, account` })).toHaveCount(1);
  await page.keyboard.press("Home");
  while (!(await readout.innerText()).startsWith("Workloads")) await page.keyboard.press("ArrowRight");
  const accounts = await numberIn(
    numbers.getByRole("row").filter({ hasText: "Workloads" }).getByRole("cell").nth(1),
  );
  await expect(heard.filter({ hasText: `Workloads, OU, org-baseline, inherited from Root` })).toContainText(
    `${accounts} accounts`,
  );
  await page.keyboard.press("Enter");
  await expect(place).toHaveText(/Workloads$/);
  await page.keyboard.press("ArrowDown");
  await expect(readout).not.toContainText(/^Workloads/);
  await page.keyboard.press("ArrowUp");
  await expect(readout).toContainText("Workloads");
  await page.keyboard.press("Escape");
  await expect(place).toHaveText("Root");
  await page.keyboard.press("o");
  await expect(page).toHaveURL(/\/organization\?target=ou-/);
  await expect(organizationPage(page).panel.title).toHaveText("Workloads");
});

test("colours by policy and by packs, with the numbers to them", async ({ page }) => {
  const overview = overviewPage(page);
  await overview.open("/?by=policy");
  await expect(overview.legend.getByRole("button", { name: /org-baseline$/ })).toBeVisible();
  await page.getByText("Packs", { exact: true }).click();
  await expect(overview.legend.getByRole("button", { name: /At least one pack failed$/ })).toBeVisible();
  await expect(page).toHaveURL(/by=packs/);
  const { accounts } = { accounts: await numberIn(overview.readout.getByText(/accounts$/)) };
  const counts = await Promise.all((await overview.legend.getByRole("button").all()).map(numberIn));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(accounts);
});

test("what AWS Config refuses leaves the numbers of Security Hub @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  for (const operation of ["DescribeOrganizationConformancePacks", "DescribeConfigurationAggregators"]) {
    await sandbox.faults.on(operation, { kind: "deny" });
  }
  await canopy.startAfresh();
  const overview = overviewPage(page);
  await page.goto("/");
  await expect(overview.map).toHaveAttribute("data-drawn", "true");
  expect(await overview.count(hub, "Failed")).toBeGreaterThan(0);
  // The statuses of the packs name them, so the numbers stand, marked as the least.
  const notice = overview.notices
    .getByRole("status")
    .filter({ hasText: "Not everything could be read: packs." });
  await expect(notice).toBeVisible();
  await notice.getByText("What is missing, and why").click();
  await expect(notice).toContainText("DescribeOrganizationConformancePacks");
  await expect(overview.line(packs, "Failed deployments")).toContainText("at least");
  await expect(overview.panel(aggregators).getByRole("alert")).toContainText(
    "DescribeConfigurationAggregators",
  );
  await axe(page);

  await sandbox.faults.clear();
  await page.getByRole("button", { name: "Collect the conformance packs again" }).click();
  await expect(notice).toBeHidden();
  await expect(overview.line(packs, "Failed deployments")).not.toContainText("at least");
});

test("what Security Hub refuses is not taken for nothing @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  await sandbox.faults.on("ListConfigurationPolicyAssociations", { kind: "deny" });
  await canopy.startAfresh();
  const overview = overviewPage(page);
  await overview.open();
  await expect(overview.line(hub, "Not governed")).toContainText("not known");
  await expect(overview.notices).toContainText("Not everything could be read: associations.");
  await expect(overview.legend).toContainText("Not visible");
  expect(await overview.count(packs, "Failed deployments")).toBeGreaterThan(0);
  await axe(page);
});

const phone = { width: 390, height: 844 };
for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [{ width: 1440, height: 900 }, phone]) {
    test(`is accessible at ${viewport.width} pixels in the ${colorScheme} theme`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      const overview = overviewPage(page);
      await overview.open();
      await axe(page);
      await overview.map.focus();
      await page.keyboard.press("ArrowDown");
      await expectNoSidewaysScroll(page);
      await overview.open("/?by=policy");
      await axe(page);
    });
  }
}

/** Nothing is wider than the window but the matrix of the map's numbers, which scrolls by itself. */
async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll("main, main *")]
      .filter((element) => element.getAttribute("aria-label") !== "Numbers of the map")
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .filter((element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX))
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(wide).toEqual([]);
}
