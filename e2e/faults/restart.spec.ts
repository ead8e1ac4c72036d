import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { watchForBlanks } from "../journeys/never-blank";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

test("the first collection says how far it is, shows what it has, and never a blank page @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  await sandbox.faults.on("DescribeOrganization", { kind: "latency", ms: 4_000 });
  await sandbox.faults.on("ListAccounts", { kind: "latency", ms: 1_000 });
  await canopy.startAfresh();
  const blanks = await watchForBlanks(page);
  const organization = organizationPage(page);
  const { tree, summaryBar } = organization;
  await page.goto("/organization");
  await expect(
    page.getByRole("heading", { name: "Reading the organization for the first time" }),
  ).toBeVisible();
  const accounts = page.getByRole("progressbar", { name: "Accounts with their place" });
  await expect(accounts).toHaveAttribute("aria-valuetext", /^\d+ of \d+ pages$/);
  await expect(page.getByText(/About \d+ s left/)).toBeVisible();
  await axe(page);

  await expect(tree.grid).toBeVisible();
  await expect(page.getByText("Still reading.")).toBeVisible();
  await expect(summaryBar.progress).toHaveText(/^Reading: \d+ of \d+ pages, \d+ s left$/);
  await axe(page);
  await organization.settled();
  const world = await sandbox.world();
  await expect.poll(() => summaryBar.count("accounts")).toBe(world.accounts);
  // Through whose eyes was not known when the page was rendered.
  await expect(page.getByRole("banner")).toContainText(world.delegatedAdministratorId ?? "");
  expect(await blanks()).toBe(0);
});

test("after a restart the tree is there at once with its age, and is read again behind it", async ({
  page,
  sandbox,
  canopy,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, summaryBar } = organization;
  const [names, takenAt] = [await tree.names(), await summaryBar.takenAt()];

  await sandbox.faults.on("ListAccounts", { kind: "latency", ms: 1_500 });
  for (const again of [() => canopy.restart(), () => canopy.crash()]) {
    await again();
    await page.goto("/organization");
    await expect(tree.grid).not.toHaveAttribute("aria-busy");
    await tree.expectNames(names);
    expect(await summaryBar.takenAt()).toBe(takenAt);
    await expect(summaryBar.age).toBeVisible();
    await expect(summaryBar.progress).toBeVisible();
  }
  await sandbox.faults.clear();
  await expect.poll(() => summaryBar.takenAt()).not.toBe(takenAt);
  await tree.expectNames(names);
});

test("an open page outlives a restart of the server", async ({ page, canopy }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, filters, summaryBar } = organization;
  await filters.search.fill("log-archive");
  await tree.expectNames(["Root", "Security", "log-archive"]);
  // A page that is being fetched for its new address when the server dies is loaded anew by Next.
  await expect(page).toHaveURL(/q=log-archive/);
  await canopy.crash();
  await expect(page.getByText("reconnecting to Canopy")).toBeHidden();
  await tree.expectNames(["Root", "Security", "log-archive"]);
  await organization.settled();
  const before = await summaryBar.takenAt();
  await summaryBar.refreshButton.click();
  await expect.poll(() => summaryBar.takenAt()).not.toBe(before);
});

test("a crash in the middle of the first collection loses nothing that was shown @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  await sandbox.faults.on("ListAccounts", { kind: "latency", ms: 2_000 });
  await canopy.startAfresh();
  const organization = organizationPage(page);
  await page.goto("/organization");
  await expect(page.getByText("Still reading.")).toBeVisible();
  await page.goto("about:blank");
  await canopy.crash();
  await page.goto("/organization");
  await expect(organization.tree.row("Root")).toBeVisible();
  await sandbox.faults.clear();
  await organization.settled();
  const { accounts } = await sandbox.world();
  await expect.poll(() => organization.summaryBar.count("accounts")).toBe(accounts);
});
