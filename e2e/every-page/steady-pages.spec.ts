import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { configurationPage } from "../journeys/configuration";
import { organizationPage } from "../journeys/organization";
import { overviewPage } from "../journeys/overview";
import { packsPage } from "../journeys/packs";
import { policiesPage } from "../journeys/policies";

test.use({ world: team });

const refused = /Failed to load resource: the server responded with a status of 4\d\d|5\d\d/;

/** Watches a control for as long as the page stands; the answer is where it was each time that something moved it. */
async function watch(control: Locator): Promise<() => Promise<void>> {
  const place = async () => (await control.boundingBox())?.y;
  const before = await place();
  const moves = await control.evaluateHandle((element) => {
    const seen: string[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const sources: unknown = Reflect.get(entry, "sources");
        for (const source of Array.isArray(sources) ? sources : []) {
          const node: unknown = Reflect.get(Object(source), "node");
          if (!(node instanceof Element) || !(node.contains(element) || element.contains(node))) continue;
          seen.push(`${node.nodeName} to ${element.getBoundingClientRect().y}`);
        }
      }
    }).observe({ type: "layout-shift" });
    return seen;
  });
  return async () => {
    expect(await moves.jsonValue()).toEqual([]);
    expect(await place()).toBe(before);
  };
}

const notices = (page: Page) => page.getByRole("region", { name: "Notices" });
const collect = (page: Page, what = "organization") =>
  page.getByRole("button", { name: `Collect the ${what} again` }).first();

/** The pages that show a collection, each with a control that a hand may be over. */
const pages: readonly {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
  readonly control: (page: Page) => Locator;
  readonly subject: string;
  readonly operation: string;
}[] = [
  {
    name: "the overview",
    open: (page) => overviewPage(page).open(),
    control: (page) => overviewPage(page).line("Security Hub", "Failed").getByRole("link"),
    subject: "organization",
    operation: "ListAccounts",
  },
  {
    name: "the organization",
    open: (page) => organizationPage(page).open(),
    control: (page) => page.getByRole("searchbox", { name: /Filter by name/ }),
    subject: "organization",
    operation: "ListAccounts",
  },
  {
    name: "the policies",
    open: (page) => policiesPage(page).open(),
    control: (page) => policiesPage(page).newPolicy,
    subject: "organization",
    operation: "ListAccounts",
  },
  {
    name: "the packs",
    open: (page) => packsPage(page).open(),
    control: (page) => page.getByRole("columnheader", { name: "Excluded" }),
    subject: "conformance packs",
    operation: "DescribeOrganizationConformancePacks",
  },
];

for (const { name, open, control, subject, operation } of pages) {
  for (const width of [1440, 1024]) {
    test(`nothing moves on the page of ${name} at ${width} pixels while it is read, fails and recovers`, async ({
      page,
      sandbox,
      noise,
    }) => {
      test.setTimeout(120_000);
      noise.allow(refused);
      await page.setViewportSize({ width, height: 900 });
      await open(page);
      const stands = await watch(control(page));
      const button = collect(page, subject);

      await sandbox.faults.on(operation, { kind: "latency", ms: 1_500 });
      await button.click();
      await expect(button).toHaveAttribute("aria-busy", "true");
      await expect(
        page
          .getByRole("status")
          .filter({ hasText: /^Reading: / })
          .first(),
        // Where there is no room for the text, the turning arrow of the button says it.
      ).toBeAttached();
      await sandbox.faults.clear();
      await expect(button).not.toHaveAttribute("aria-busy", { timeout: 45_000 });
      await stands();

      await sandbox.faults.on(operation, { kind: "deny" });
      await button.click();
      await expect(notices(page)).toContainText(/permission|could not be read|refused|allowed/i, {
        timeout: 45_000,
      });
      await expect(button).not.toHaveAttribute("aria-busy", { timeout: 45_000 });
      await stands();

      await sandbox.faults.clear();
      await button.click();
      await expect(notices(page).getByText(/permission is missing|could not be read/i)).toHaveCount(0, {
        timeout: 45_000,
      });
      await expect(button).not.toHaveAttribute("aria-busy", { timeout: 45_000 });
      await stands();
    });
  }
}

test("nothing moves while the server is away and comes back", async ({ page, canopy }) => {
  await organizationPage(page).open();
  // A page whose scripts are still arriving when the server dies is loaded anew, which this test is not about.
  await page.waitForLoadState("networkidle").catch(() => undefined);
  const stands = await watch(page.getByRole("searchbox", { name: /Filter by name/ }));
  await canopy.crash();
  await expect(page.getByText("reconnecting to Canopy")).toHaveCount(0, { timeout: 30_000 });
  await stands();
});

test("words that were typed when the page went are there when it is loaded anew", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { search } = organization.filters;
  await search.fill("log-archiv");
  await expect(page).toHaveURL(/q=log-archiv/);
  await search.evaluate((field) => {
    // The address follows what is typed after a pause, in which the page goes here.
    field.addEventListener("input", () => setTimeout(() => location.reload()), { once: true });
  });
  await search.press("e");
  await organization.settled();
  await expect(search).toHaveValue("log-archive");
  await expect(page).toHaveURL(/q=log-archive/);
  await organization.tree.expectNames(["Root", "Security", "log-archive"]);
});

test("nothing moves on the configuration page when a read fails and recovers", async ({ page, sandbox }) => {
  const configuration = configurationPage(page);
  await configuration.open();
  const again = page.getByRole("button", { name: "Refresh" });
  const stands = await watch(again);
  await sandbox.faults.on("ListFindingAggregators", { kind: "deny" });
  await again.click();
  await expect(notices(page)).toContainText("A permission is missing.");
  await stands();
  await sandbox.faults.clear();
  await again.click();
  await expect(notices(page)).toBeHidden();
  await stands();
});

test("nothing moves on the aggregators' page when a Region fails and recovers", async ({ page, sandbox }) => {
  await page.goto("/aggregators");
  const again = page.getByRole("button", { name: "Read the aggregators and their sources again" });
  await expect(again).not.toHaveAttribute("aria-busy", { timeout: 45_000 });
  const stands = await watch(page.getByRole("searchbox").first());
  await sandbox.faults.on("DescribeConfigurationAggregators", { kind: "deny" }, { region: "eu-central-1" });
  await again.click();
  await expect(again).not.toHaveAttribute("aria-busy", { timeout: 45_000 });
  await stands();
  await sandbox.faults.clear();
  await again.click();
  await expect(again).not.toHaveAttribute("aria-busy", { timeout: 45_000 });
  await expect(notices(page)).toBeHidden();
  await stands();
});

test("a deletion that succeeds is said where nothing moves", async ({ page, sandbox }) => {
  const policies = policiesPage(page);
  await policies.open();
  await policies.newPolicy.click();
  await policies.form.name.fill("to-be-deleted");
  await policies.form.standard("AWS Foundational Security Best Practices").check();
  await policies.form.review.click();
  await policies.form.save.click();
  await expect(page.getByRole("heading", { level: 1, name: "to-be-deleted" })).toBeVisible();
  await policies.delete.click();
  await policies.dialog.getByRole("textbox", { name: /^Type / }).fill("to-be-deleted");
  await policies.dialog.getByRole("button", { name: "Delete the policy" }).click();
  await expect(policies.table).toBeVisible();
  const stands = await watch(policies.newPolicy);
  await expect(page.getByText("Deleted the policy to-be-deleted.").first()).toBeVisible();
  await stands();
  expect(await sandbox.calls.count()).toHaveProperty("securityhub:DeleteConfigurationPolicy");
});

test("the moment that figures are compared with is named, chosen, and stays", async ({ page, sandbox }) => {
  test.setTimeout(120_000);
  const overview = overviewPage(page);
  await overview.open();
  const hub = overview.panel("Security Hub");
  const since = hub.getByText(/^since/i);
  await collect(page).click();
  await expect(since).toBeVisible({ timeout: 30_000 });
  const first = await since.getByRole("time").getAttribute("datetime");
  const age = () =>
    page
      .getByText(/^as of/)
      .first()
      .getByRole("time")
      .getAttribute("datetime");
  for (let round = 0; round < 2; round += 1) {
    await sandbox.clock.advance({ hours: 1 });
    const before = await age();
    await collect(page).click();
    await expect.poll(age, { timeout: 30_000 }).not.toBe(before);
    await overview.settled();
    expect(await since.getByRole("time").getAttribute("datetime")).toBe(first);
  }
  await page.getByRole("button", { name: /snapshot/i }).click();
  const choice = page.getByRole("menuitemradio").nth(1);
  const chosen = await choice.getByRole("time").getAttribute("datetime");
  await choice.click();
  await expect(page).toHaveURL(/since=/);
  await expect(since.getByRole("time")).toHaveAttribute("datetime", chosen ?? "");
  await page.reload();
  await overview.settled();
  await expect(since.getByRole("time")).toHaveAttribute("datetime", chosen ?? "");
});
