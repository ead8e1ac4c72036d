import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { policiesPage } from "../journeys/policies";

test.use({ world: team });

test("which policies lack a standard is one click away, with their accounts", async ({ page }) => {
  const policies = policiesPage(page);
  await policies.open();
  await page.getByRole("link", { name: "Standards", exact: true }).click();
  const table = page.getByRole("table", { name: "Standards" });
  const row = table.getByRole("row").filter({ hasText: "PCI DSS v4.0.1" });
  await expect(row).toBeVisible();
  const [, lacking, enabled] = await row.getByRole("rowheader").or(row.getByRole("cell")).all();
  if (lacking === undefined || enabled === undefined) throw new Error("The row has no cells.");
  await expect(lacking).toContainText(/\d+ policies without it, [\d,]+ accounts/);
  await expect(enabled.getByRole("link", { name: "pci-cardholder-data" })).toBeVisible();
  await expect(lacking.getByRole("link", { name: "pci-cardholder-data" })).toHaveCount(0);
  await axe(page);
  await page.screenshot({ path: test.info().outputPath("standards.png") });
  await lacking.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/policies\/[0-9a-f-]{36}$/);
});

test("a new version of a standard reads as one change, and both together are remarked", async ({ page }) => {
  const policies = policiesPage(page);
  const { form } = policies;
  await policies.openPolicy("cis-foundations");
  await policies.edit.click();
  await form.search.fill("CIS.1.14");
  await expect(form.section("Controls")).toContainText("CIS.1.14 is a standard’s own id of a control.");
  await form.standard("CIS AWS Foundations Benchmark v5.0.0").check();
  await expect(form.section("Standards")).toContainText(
    "CIS AWS Foundations Benchmark is enabled in versions 3.0.0 and 5.0.0.",
  );
  await form.standard("CIS AWS Foundations Benchmark v3.0.0").uncheck();
  await form.review.click();
  await expect(form.section("What changes")).toContainText(
    /CIS AWS Foundations Benchmark 3\.0\.0 → 5\.0\.0 for [\d,]+ accounts?/,
  );
  await axe(page);
  await page.screenshot({ path: test.info().outputPath("version.png") });
});
