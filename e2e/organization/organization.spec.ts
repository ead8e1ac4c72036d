import { awsTruth } from "../fixtures/aws-truth";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { numberIn } from "../journeys/summary-bar";
import { organizationPage } from "../journeys/organization";

const topLevel = [
  "Exceptions",
  "Infrastructure",
  "Policy Staging",
  "Sandbox",
  "Security",
  "Suspended",
  "Workloads",
];

test("the organization is shown in the numbers that AWS has", async ({ page, sandbox }) => {
  const organization = organizationPage(page);
  await organization.open();
  const truth = awsTruth(sandbox.url);
  const world = await sandbox.world();
  const [accounts, associations] = await Promise.all([truth.accounts(), truth.associations()]);

  const active = new Set(accounts.filter(({ State }) => State === "ACTIVE").map(({ Id }) => Id));
  const statuses = associations.filter(({ TargetId }) => active.has(TargetId));
  const withStatus = (status: string) =>
    statuses.filter(({ AssociationStatus }) => AssociationStatus === status).length;
  const { summaryBar, tree } = organization;
  expect(await summaryBar.count("accounts")).toBe(world.accounts);
  expect(await summaryBar.count("not active")).toBe(world.accounts - active.size);
  expect(await summaryBar.count("failed")).toBe(withStatus("FAILED"));
  expect(await summaryBar.count("pending")).toBe(withStatus("PENDING"));
  expect(await summaryBar.count("in effect")).toBe(withStatus("SUCCESS"));
  expect(await summaryBar.count("self-managed")).toBe(
    statuses.filter(({ ConfigurationPolicyId }) => ConfigurationPolicyId === "SELF_MANAGED_SECURITY_HUB")
      .length,
  );
  expect(await summaryBar.count("not governed")).toBe(active.size - statuses.length);

  await expect(tree.row("Root")).toHaveAttribute("aria-expanded", "true");
  await expect(tree.row("Root")).toContainText("directly applied");
  await expect(tree.row("Workloads")).toContainText("inherited from Root");
  await expect(tree.row("harbour-management")).toContainText("management");
  await axe(page);
});

test("the first rows come with the page, and the rest of the columns after them", async ({
  page,
  canopy,
}) => {
  await organizationPage(page).open();
  const columnsMayArrive = Promise.withResolvers<undefined>();
  await page.route("**/api/inventory/snapshot", async (route) => {
    await columnsMayArrive.promise;
    await route.continue();
  });
  const { tree } = organizationPage(page);
  await page.goto(`${canopy.url}/organization`);
  await expect(tree.grid).toHaveAttribute("aria-busy", "true");
  const [first, length] = [await tree.names(), await tree.length()];
  expect(first).toEqual(["Root", ...topLevel, "harbour-management"]);
  columnsMayArrive.resolve(undefined);
  await expect(tree.grid).not.toHaveAttribute("aria-busy");
  await tree.expectNames(first);
  expect(await tree.length()).toBe(length);
});

test("branches open and close, one by one, all at once and to a level", async ({ page, sandbox }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, filters } = organization;
  await tree.openBranch("Workloads");
  await expect(tree.row("Workloads")).toHaveAttribute("aria-expanded", "true");
  await expect(tree.row("Payments")).toHaveAttribute("aria-level", "3");
  await tree.openBranch("Workloads");
  await expect(tree.row("Payments")).toBeHidden();

  await filters.expand("Expand all");
  const { accounts, organizationalUnits } = await sandbox.world();
  await expect.poll(() => tree.length()).toBe(accounts + organizationalUnits + 1);
  expect(await tree.rows.count()).toBeLessThan(60);

  await filters.expand("Expand to level 2");
  await expect(tree.row("Infrastructure")).toHaveAttribute("aria-expanded", "true");
  await expect(tree.row("Network")).toHaveAttribute("aria-level", "3");
  await filters.expand("Collapse all");
  await tree.expectNames(["Root", ...topLevel, "harbour-management"]);
});

test("an account is found by its name, id, e-mail address and path", async ({ page, sandbox }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, filters } = organization;
  const accounts = await awsTruth(sandbox.url).accounts();
  const wanted = accounts.find(({ Name }) => Name === "log-archive");
  const [id = "", email = ""] = [wanted?.Id, wanted?.Email];

  const grouped = id.replace(/(\d{4})(?=\d)/g, "$1 ");
  for (const text of ["log-archive", id, grouped, email, "Security/log-archive", "Security / Log-Archive"]) {
    await filters.search.fill(text);
    await expect(filters.matching).toHaveText("1 account matches");
    await tree.expectNames(["Root", "Security", "log-archive"]);
  }
  await filters.search.fill("Workloads/Payments/");
  await expect(filters.matching).toHaveText("195 accounts and 20 OUs match");
  await filters.search.fill("no account is called so");
  await expect(page.getByText("Nothing matches these filters")).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await tree.expectNames(["Root", ...topLevel, "harbour-management"]);
});

test("filters by status, source, policy, state and kind are tokens that can be taken away", async ({
  page,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, filters } = organization;
  const associations = await awsTruth(sandbox.url).associations();
  const failed = associations.filter(({ AssociationStatus }) => AssociationStatus === "FAILED");

  await filters.choose("Status", "Failed");
  await expect(filters.token("Status")).toHaveText("Status: Failed");
  await expect.poll(() => numbersIn(filters.matching)).toBe(failed.length);

  await filters.choose("Source", "Applied here");
  const applied = failed.filter(({ AssociationType }) => AssociationType === "APPLIED");
  await expect.poll(() => numbersIn(filters.matching)).toBe(applied.length);

  await filters.choose("Policy", "org-baseline");
  await tree.expectNames(["Root"]);
  await filters.remove("Source");
  await filters.remove("Status");
  await expect(filters.token("Status")).toBeHidden();
  await filters.choose("Account state", "Suspended", "Closed");
  await expect(filters.token("Account state")).toHaveText("Account state: Suspended or Closed");
  await filters.choose("Kind", "Accounts");
  await axe(page);

  await filters.clearAll.click();
  await expect(filters.clearAll).toBeHidden();
  await tree.expectNames(["Root", ...topLevel, "harbour-management"]);
});

test("a number filters to what it counts", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, filters, summaryBar } = organization;
  for (const word of ["failed", "pending", "self-managed", "not active"]) {
    const count = await summaryBar.count(word);
    await summaryBar.figure(word).click();
    await expect.poll(() => numbersIn(filters.matching)).toBe(count);
  }
  await filters.clearAll.click();

  const failedBelow = tree.row("Workloads").getByText(/^[\d,]+ failed$/);
  const count = await numberIn(failedBelow);
  await failedBelow.click();
  await expect(filters.token("Below")).toHaveText("Below: Root › Workloads");
  await expect.poll(() => numbersIn(filters.matching)).toBe(count);
});

test("siblings are sorted by what the head of a column says", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree } = organization;
  await tree.sortBy("Name");
  await expect(tree.header("Name")).toHaveAttribute("aria-sort", "descending");
  await tree.expectNames(["Root", ...topLevel.toReversed(), "harbour-management"]);

  await tree.sortBy("Accounts");
  await expect(tree.header("Accounts")).toHaveAttribute("aria-sort", "ascending");
  await tree.sortBy("Accounts");
  await expect(tree.header("Accounts")).toHaveAttribute("aria-sort", "descending");
  await expect.poll(async () => (await tree.names())[1]).toBe("Workloads");
});

test("a link shows the next person the same view", async ({ page, browser, canopy }) => {
  const organization = organizationPage(page);
  await organization.open();
  await organization.filters.choose("Status", "Failed");
  await organization.filters.search.fill("warehouse");
  await organization.tree.sortBy("Status");
  await organization.tree.rows.last().click();
  await expect(organization.panel.title).toBeVisible();
  // The address is written a moment after the view has changed.
  for (const part of [/q=warehouse/, /sort=status/, /target=/]) await expect(page).toHaveURL(part);

  const next = await browser.newContext({ baseURL: canopy.url });
  const theirs = organizationPage(await next.newPage());
  await theirs.open(page.url());
  await theirs.tree.expectNames(await organization.tree.names());
  expect(await theirs.tree.length()).toBe(await organization.tree.length());
  await expect(theirs.panel.title).toHaveText(await organization.panel.title.innerText());
  await expect(theirs.filters.token("Status")).toHaveText("Status: Failed");
  await expect(theirs.filters.token("Text")).toHaveText("Text: “warehouse”");
  await expect(theirs.filters.search).toHaveValue("warehouse");
  await expect(theirs.tree.header("Status")).toHaveAttribute("aria-sort", "ascending");
  await next.close();
});

test("Back goes through what was opened and filtered, and a reload changes nothing", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, panel, summaryBar, filters } = organization;
  await tree.select("Security");
  await expect(panel.title).toHaveText("Security");
  await tree.select("Sandbox");
  await expect(panel.title).toHaveText("Sandbox");
  await summaryBar.figure("failed").click();
  await expect(filters.token("Status")).toBeVisible();

  await page.reload();
  await expect(filters.token("Status")).toBeVisible();
  await expect(panel.title).toHaveText("Sandbox");
  await page.goBack();
  await expect(filters.token("Status")).toBeHidden();
  await expect(panel.title).toHaveText("Sandbox");
  await page.goBack();
  await expect(panel.title).toHaveText("Security");
  await page.goBack();
  await expect(panel.panel).toBeHidden();
});

/** The sum of the numbers in a text: `37 accounts and 4 OUs match` is 41. */
async function numbersIn(text: { innerText: () => Promise<string> }): Promise<number> {
  const numbers = (await text.innerText()).replaceAll(",", "").match(/\d+/g) ?? [];
  return numbers.reduce((sum, number) => sum + Number(number), 0);
}
