import { expect } from "@playwright/test";
import { startPartialProxy } from "../fixtures/rewriting-proxy";
import { test as base } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";

/** As `test`, with all of AWS behind a proxy that lets only a part through. */
const test = base.extend<object, { readonly proxyUrl: string }>({
  proxyUrl: [
    async ({ sandbox }, use) => {
      const { url, stop } = await startPartialProxy(sandbox.url);
      await use(url);
      await stop();
    },
    { scope: "worker" },
  ],
  settings: [({ proxyUrl }, use) => use({ AWS_ENDPOINT_URL: proxyUrl }), { scope: "worker" }],
});
test.use({ world: team });

const foreign = "Something answered, but not as AWS does";
/** What was said of such answers, and of accounts without Paths, although it was not true. */
const untrue = [
  /did not get through/,
  /\b0 accounts\b/,
  /There are no accounts/,
  /DNS/,
  /this account is neither/,
  /gave no answer just now/,
];

test("behind a proxy that lets a part through, every page says only what is true", async ({ page }, info) => {
  const shot = async (name: string) => {
    for (const text of untrue) await expect(page.locator("body")).not.toContainText(text);
    await page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });
  };

  await test.step("organization: all accounts, each in its OU", async () => {
    const organization = organizationPage(page);
    await organization.open();
    await expect(organization.notice("organization configuration").first()).toBeVisible();
    await expect(organization.tree.row("Root")).toContainText(String(team.accounts));
    await expect(organization.tree.row("Workloads")).toContainText("org-baseline");
    const saved = await page.request.get("/api/organization/export?format=json");
    const text = await saved.text();
    expect(text).not.toContain("place not known");
    expect(text).toMatch(/"complete":\s*false/);
    await shot("organization");
  });

  await test.step("overview", async () => {
    await page.goto("/");
    await expect(page.getByText("Not everything could be read").first()).toBeVisible();
    await shot("overview");
  });

  await test.step("account", async () => {
    await page.goto("/accounts/224426586445");
    await expect(page.getByRole("heading", { name: "pay-exchange-api-staging" })).toBeVisible();
    await shot("account");
  });

  await test.step("policies and aggregators, which were answered whole", async () => {
    await page.goto("/policies");
    await expect(page.getByRole("link", { name: "org-baseline" }).first()).toBeVisible();
    await shot("policies");
    await page.goto("/aggregators");
    await expect(page.getByRole("table").first()).toBeVisible();
    await shot("aggregators");
    await page.getByRole("table", { name: "Aggregators" }).getByRole("link").first().click();
    await expect(page.getByRole("tab", { name: /^Not covered/ })).toBeVisible({ timeout: 30_000 });
    await shot("aggregator");
    await page.getByRole("tab", { name: /^Not covered/ }).click();
    await expect(page.getByText(/of the organization (is|are) collected from/)).toBeVisible();
    await shot("aggregator-coverage");
    await page.goto("/policies/standards");
    await expect(page.getByRole("table", { name: "Standards" })).toBeVisible({ timeout: 30_000 });
    await shot("standards");
  });

  await test.step("packs: those that the statuses name, and that the list was answered with HTTP 500", async () => {
    await page.goto("/packs");
    await expect(page.getByText("Not everything could be read: packs.")).toBeVisible();
    await expect(page.getByText(/for-PCI-DSS|PCI-DSS/).first()).toBeVisible();
    // The list of packs was not answered, so that there may be more of them and of what came of them.
    const summaryBar = page.getByRole("list", { name: "Packs at a glance" });
    await expect(summaryBar.getByRole("button").first()).toContainText(/at least \d+ packs/);
    await expect(summaryBar.getByRole("button", { name: /failed/i })).toContainText("at least");
    await shot("packs");
    await page.getByRole("table", { name: "Conformance packs" }).getByRole("link").first().click();
    await expect(page.getByRole("grid", { name: "Accounts of the pack" })).toBeVisible({ timeout: 30_000 });
    await shot("pack");
    const saved = await page.request.get("/api/packs/export?format=json&rows=packs");
    expect(await saved.text()).toMatch(/"complete":\s*false/);
    expect(saved.headers()["content-disposition"]).toContain("-partial.json");
  });

  await test.step("configuration: no form, and HTTP 404", async () => {
    await page.goto("/configuration");
    await expect(page.getByText(foreign).first()).toBeVisible();
    await expect(
      page.getByText(/answered securityhub:DescribeOrganizationConfiguration with HTTP 404/).first(),
    ).toBeVisible();
    await expect(page.getByText("can be changed once the present one is known")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Review/ })).toHaveCount(0);
    await shot("configuration");
  });

  await test.step("connection: an answer that is not AWS's", async () => {
    await page.goto("/connection");
    await expect(page.getByRole("listitem", { name: "Endpoints" })).toContainText("not as AWS answers");
    await expect(
      page.getByRole("listitem", { name: "Delegated administrator of Security Hub CSPM" }),
    ).toContainText("is the delegated administrator");
    // Something answered: what, and with which HTTP status.
    const permissions = page.getByRole("listitem", { name: "Permissions" });
    await expect(permissions).toContainText("Something answered", { timeout: 30_000 });
    await expect(permissions).toContainText(
      "config:DescribeOrganizationConformancePacks with HTTP 500 and securityhub:DescribeOrganizationConfiguration with HTTP 404",
    );
    await shot("connection");
  });
});
