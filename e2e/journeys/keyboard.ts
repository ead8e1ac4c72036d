import { expect, type Locator, type Page } from "@playwright/test";

/** More stops than any way on a page has. */
const STOPS = 60;

/** Presses Tab until the element has the focus, as a user without a mouse does, and waits where it says that it is busy. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < STOPS && !(await hasFocus(target)); stop++) await page.keyboard.press("Tab");
  await expect(target).toBeFocused();
  await expect(target).not.toHaveAttribute("aria-busy", "true");
  await expectVisibleFocus(target);
}

/** Presses a key as often as it takes until the row has the keyboard. */
export async function walkTo(page: Page, key: "ArrowDown" | "ArrowUp", row: Locator): Promise<void> {
  const isThere = async () => (await row.count()) > 0 && (await row.getAttribute("data-focused")) !== null;
  for (let step = 0; step < STOPS && !(await isThere()); step++) await page.keyboard.press(key);
  await expect(row).toHaveAttribute("data-focused");
  await expectVisibleFocus(row);
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** A ring around the element, or around the row or cell that has the keyboard in its place. */
async function expectVisibleFocus(target: Locator): Promise<void> {
  await expect
    .poll(() =>
      target.evaluate((element) => {
        const active = document.getElementById(element.getAttribute("aria-activedescendant") ?? "");
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(active ?? element);
        return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
      }),
    )
    .toBe(true);
}
