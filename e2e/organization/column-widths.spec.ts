import type { Locator } from "@playwright/test";
import { axe } from "../fixtures/axe";
import { takePictures } from "../fixtures/pictures";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

test("a column is made wider by mouse and keyboard, keeps its width, and gets its own back", async ({
  page,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const head = (name: string) => page.getByRole("columnheader", { name });
  const handle = (name: string) => page.getByRole("separator", { name: `Width of ${name}` });
  const before = await widthOf(head("Message"));

  await handle("Policy").hover();
  await page.mouse.down();
  await page.mouse.move(900, 200, { steps: 4 });
  await page.mouse.up();
  const policy = await widthOf(head("Policy"));
  expect(await widthOf(head("Message"))).toBeLessThan(before);
  await page.reload();
  await organization.settled();
  expect(await widthOf(head("Policy"))).toBeCloseTo(policy, 0);

  // Nothing in the header of Message takes the keyboard but its width.
  await handle("Message").focus();
  await page.keyboard.press("Shift+ArrowRight");
  const wider = await widthOf(head("Message"));
  await page.keyboard.press("Shift+ArrowRight");
  expect(await widthOf(head("Message"))).toBeGreaterThan(wider);
  await page.keyboard.press("ArrowDown");
  await expect(organization.tree.grid).toBeFocused();
  await axe(page);
  await takePictures(page, "column-widths");

  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menuitem", { name: "Reset column widths" }).click();
  await expect.poll(() => widthOf(head("Message"))).toBeCloseTo(before, 0);
  await page.getByRole("button", { name: "Columns" }).click();
  await expect(page.getByRole("menuitem", { name: "Reset column widths" })).toHaveCount(0);
});

async function widthOf(head: Locator): Promise<number> {
  return (await head.boundingBox())?.width ?? 0;
}
