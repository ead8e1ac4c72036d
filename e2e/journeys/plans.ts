import type { Page } from "@playwright/test";

/** The page of one plan. */
export function planPage(page: Page) {
  const facts = page.getByRole("region", { name: "Plan", exact: true });
  return {
    facts,
    title: page.getByRole("heading", { level: 2 }).first(),
    button: (name: string) => facts.getByRole("button", { name }),
    link: (name: string) => facts.getByRole("link", { name }),
    object: (name: string) => page.getByRole("region", { name, exact: true }),
    dialog: page.getByRole("alertdialog"),
    differences: page.getByRole("region", { name: "Changed since the review", exact: true }),
    history: page.getByRole("region", { name: "History" }),
    table: page.getByRole("table", { name: "Plans" }),
  };
}

/** Saves what is reviewed, or sends it for approval, with the schedule as it stands. */
export async function savePlan(page: Page, label: string): Promise<void> {
  await page.getByRole("button", { name: `${label}…` }).click();
  const name = label === "Save as plan" || label.startsWith("Save in plan") ? "Save plan" : label;
  await page.getByRole("dialog", { name: label }).getByRole("button", { name, exact: true }).click();
  await page.waitForURL(/\/plans\/[\w-]{36}$/);
}
