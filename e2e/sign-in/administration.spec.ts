import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";

test.use({ world: team });

test("an administrator changes settings while Canopy runs, and takes them back", async ({ page, people }) => {
  await page.goto("/organization");
  await page.getByRole("link", { name: "Administration" }).click();
  const refresh = page.getByRole("form", { name: "Refresh interval, in minutes" });
  await expect(refresh).toContainText("CANOPY_REFRESH_MINUTES");
  await axe(page);

  const minutes = refresh.getByRole("textbox");
  await minutes.fill("0");
  await refresh.getByRole("button", { name: "Save" }).click();
  await expect(refresh).toContainText("from 1 to 10080");
  await expect(minutes).toHaveValue("0");
  await minutes.fill("30");
  await refresh.getByRole("button", { name: "Save" }).click();
  await expect(refresh).toContainText("Set here by");
  await refresh.getByRole("button", { name: /^Use \d+/ }).click();
  await expect(refresh).not.toContainText("Set here by");

  const calls = page.getByRole("form", { name: "Calls to AWS in a day" });
  await expect(calls).toContainText(/One reading of everything makes [\d,]+ calls/);
  await calls.getByRole("textbox").fill("1000");
  await calls.getByRole("button", { name: "Save" }).click();
  await expect(calls).toContainText(/With the limit, readings are \d+ (min|h) apart/);
  await calls.getByRole("button", { name: "Remove" }).click();
  await expect(calls).not.toContainText("With the limit");

  const banner = page.getByRole("form", { name: "Banner" });
  await banner.getByRole("textbox").fill("Maintenance on Friday at 18:00.");
  await banner.getByRole("button", { name: "Save" }).click();
  await expect(banner).toContainText("Set here by");
  const reader = await (await people.context("viewer")).newPage();
  await reader.goto("/organization");
  await expect(reader.getByRole("note", { name: "Banner" })).toHaveText("Maintenance on Friday at 18:00.");
  await reader.goto("/administration");
  await expect(reader.getByRole("main")).toContainText("This takes the role approver or administrator");

  await page.goto("/activity");
  await expect(page.getByText("setting CANOPY_BANNER").first()).toBeVisible();
  await page.goto("/administration");
  await axe(page);
  await banner.getByRole("button", { name: "Remove" }).click();
  await expect(banner).not.toContainText("Set here by");
});
