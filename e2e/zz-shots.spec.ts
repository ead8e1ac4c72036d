import { test, expect } from "./fixtures/test";
import { team } from "./fixtures/worlds";
import { organizationPage } from "./journeys/organization";
test.use({ world: team });
for (const scheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`shots ${scheme} ${width}`, async ({ page }) => {
      test.setTimeout(120_000);
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      await page.emulateMedia({ colorScheme: scheme });
      await organizationPage(page).open();
      const shot = (n: string) => page.screenshot({ path: `/tmp/w/shots/${n}-${scheme}-${width}.png` });
      await page.goto("/aggregators/new");
      await expect(page.getByRole("textbox", { name: "Name" })).toBeVisible();
      await shot("1-new");
      await page.getByRole("button", { name: "Review changes" }).click();
      await shot("2-errors");
      await page.getByRole("textbox", { name: "Name" }).fill("my-aggregator");
      await page.getByRole("radio", { name: "Individual accounts" }).check();
      const tree = page.getByRole("tree", { name: "Organization" });
      await tree.getByRole("treeitem").nth(1).click();
      await page
        .getByRole("textbox", { name: "Paste account ids" })
        .fill("111122223333, 4444-5555-6666\n22334455667 x");
      await page.getByRole("textbox", { name: "Paste account ids" }).scrollIntoViewIfNeeded();
      await shot("3-accounts");
      await page.getByRole("button", { name: /^Add 2 accounts/ }).click();
      await shot("4-added");
      await page.getByRole("radio", { name: "These Regions" }).check();
      await page.getByRole("checkbox", { name: /eu-west-1/ }).check();
      await page.getByRole("radio", { name: "Only some of it" }).check();
      await page
        .getByRole("textbox", { name: "Resource types" })
        .or(page.getByRole("combobox", { name: "Resource types" }))
        .fill("AWS::EC2,");
      await page.getByRole("button", { name: "Add a tag" }).click();
      await page.getByRole("textbox", { name: "Key" }).fill("aws:x");
      await page.getByRole("button", { name: "Review changes" }).click();
      await page.getByRole("region", { name: "Filters" }).scrollIntoViewIfNeeded();
      await shot("5-filters");
      await page.getByRole("button", { name: "Remove AWS::EC2" }).click();
      await page.getByRole("combobox", { name: "Resource types" }).fill("AWS::EC2::Instance,");
      await page.getByRole("textbox", { name: "Key" }).fill("team");
      await page.getByRole("button", { name: "Review changes" }).click();
      await expect(page.getByText("Nobody else has changed it.")).toBeVisible();
      await shot("6-review");
      await page.goto("/aggregators/eu-west-1/production-accounts/edit");
      await expect(page.getByRole("tree", { name: "Chosen" })).toBeVisible();
      await shot("7-edit");
      await page.getByRole("radio", { name: "The whole organization" }).check();
      await page.getByRole("textbox", { name: "Role ARN" }).fill("arn:aws:iam::111122223333:role/x");
      await shot("8-org");
      await page.getByRole("button", { name: "Review changes" }).click();
      await expect(page.getByText("Nobody else has changed it.")).toBeVisible();
      await page.getByRole("button", { name: /removed$/ }).click();
      await page.getByRole("button", { name: "Save the changes" }).click();
      await shot("9-review-org");
      await page.goto("/aggregators/eu-west-1/aws-controltower-ConfigAggregatorForOrganizations/edit");
      await expect(page.getByText("cannot be edited")).toBeVisible();
      await shot("10-linked");
    });
  }
}
