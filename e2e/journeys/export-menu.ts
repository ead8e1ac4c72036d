import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";

/** The lines of a file that the export menu of the page offers, or another menu of it. */
export async function saved(page: Page, label: string, menu = "Export"): Promise<string[]> {
  await page.getByRole("button", { name: menu, exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: label, exact: true }).click(),
  ]);
  await page.keyboard.press("Escape");
  const text = await readFile(await file.path(), "utf8");
  return text.replace("\ufeff", "").trim().split("\r\n");
}
