import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { aggregatorEditor } from "../journeys/aggregator-editor";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`the editor is accessible at ${width} pixels, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await organizationPage(page).open();
      const editor = aggregatorEditor(page);
      await editor.openEdit("production-accounts");
      await expect(editor.chosen.getByRole("treeitem").first()).toBeVisible();
      await axe(page);
      await editor.takeOut("Payments");
      await editor.filterForm("Selected resource types or services").check();
      await editor.resourceTypes.fill("AWS::EC2,");
      await editor.submit.click();
      await expect(editor.part("Filters")).toContainText("A resource type has three parts");
      await axe(page);
      await editor.filterForm("Everything that is recorded").check();
      await editor.review();
      await page.getByRole("button", { name: /removed$/ }).click();
      await editor.save.click();
      await axe(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  }
}
