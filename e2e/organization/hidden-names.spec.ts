import { renameOrganizationalUnit } from "../fixtures/aws-changes";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";
import { overviewPage } from "../journeys/overview";

test.use({ world: team });

// Half a surrogate pair cannot be written in UTF-8, so that it is U+FFFD once it has been sent. Server and browser have to draw
// the same, or the page complains of its hydration (React #418).
test("names that cannot be drawn are written out, and no page complains of them", async ({
  page,
  sandbox,
}) => {
  const { managementAccountId = "" } = await sandbox.world();
  const organization = organizationPage(page);
  await organization.open();
  const names = [
    ["Sandbox", "Sand\ud83cbox", "Sand\ufffdbox"],
    ["Security", "\u202egnp.exe", "[U+202E]gnp.exe"],
  ] as const;
  for (const [before, name] of names) {
    const id = (await organization.tree.row(before).getByRole("gridcell").nth(1).textContent()) ?? "";
    await renameOrganizationalUnit(sandbox.url, managementAccountId, { id, name });
  }
  await organization.refresh();
  for (const path of ["/organization", "/", "/organization"]) {
    await page.goto(path);
    if (path === "/") await overviewPage(page).settled();
    else for (const [, , shown] of names) await expect(organization.tree.row(shown)).toBeVisible();
  }
});
