import type { Locator, Page } from "@playwright/test";

/** The line above the tree: the organization in numbers, and how old they are. */
export function summaryBar(page: Page) {
  const list = page.getByRole("list", { name: "Accounts at a glance" });
  // One account is "1 account".
  const figure = (word: string) =>
    list.getByRole("button", { name: new RegExp(`^[\\d,]+ ${word.replace(/s$/, "s?")}$`) });
  return {
    /** A number that filters: `accounts`, `failed`, `pending`, `in effect`, `self-managed`, `not governed`, `not active`. */
    figure,
    count: async (word: string): Promise<number> => numberIn(figure(word)),
    /** How old the data is. */
    age: page.getByText(/as of/).filter({ has: page.getByRole("time") }),
    /** The instant at which what is shown was read. */
    takenAt: () => page.getByText(/as of/).getByRole("time").getAttribute("datetime"),
    /** How far the collection that is running is: `Reading: 312 of 500 pages, 24 s left`. */
    progress: page
      .getByRole("status")
      .filter({ hasText: /\d pages/ })
      .first(),
    refreshButton: page.getByRole("button", { name: "Collect the organization again" }),
  };
}

/** The first number in a text, without its commas. */
export async function numberIn(text: Locator): Promise<number> {
  return Number(/[\d,]+/.exec(await text.innerText())?.[0].replaceAll(",", ""));
}
