import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";

for (const path of ["/", "/organization", "/configuration", "/connection"]) {
  test(`${path} opens without a complaint and is accessible`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    await expect(page.getByRole("main")).toBeVisible();
    await axe(page);
  });
}
