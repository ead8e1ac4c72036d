import { expect, test } from "../fixtures/test";
import { startSandboxUnderTest } from "../fixtures/sandbox-under-test";
import { team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

test("a browser shows nothing of the organization that was behind the same address before", async ({
  page,
  canopy,
  sandbox: ownSandbox,
}, { workerIndex }) => {
  test.setTimeout(600_000);
  const organization = organizationPage(page);
  const { tree, summaryBar } = organization;
  await organization.open();
  await page.evaluate(() => sessionStorage.setItem("draft of the organization before", "{}"));
  const { managementAccountId: before = "" } = await ownSandbox.world();
  const caller = await page.getByRole("banner").innerText();
  await expect(tree.row(before)).toBeVisible();

  const { sandbox, stop } = await startSandboxUnderTest({
    name: `another-${workerIndex}`,
    world: { ...team, seed: 11 },
  });
  try {
    await canopy.startAfresh({ AWS_ENDPOINT_URL: sandbox.url });
    // The page that is open finds out by itself.
    await expect.poll(() => page.getByRole("banner").innerText()).not.toBe(caller);
    await organization.settled();
    await expect(tree.row(before)).toHaveCount(0);
    // The page is loaded anew meanwhile.
    await expect(async () => {
      const draft = await page.evaluate(() => sessionStorage.getItem("draft of the organization before"));
      expect(draft).toBeNull();
    }).toPass();

    // And so does the one that is opened, whose browser holds the columns of the same address.
    await page.goto("about:blank");
    await organization.open();
    const world = await sandbox.world();
    expect(await summaryBar.count("accounts")).toBe(world.accounts);
    await expect(page.getByRole("banner")).toContainText(world.delegatedAdministratorId ?? "");
    await expect(tree.row(before)).toHaveCount(0);
    await expect(tree.row(world.managementAccountId ?? "")).toBeVisible();
  } finally {
    await stop();
  }
});
