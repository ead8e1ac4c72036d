import type { Page } from "@playwright/test";

/** The dialog that finds targets by a list. */
export function targetList(page: Page) {
  const dialog = page.getByRole("dialog", { name: "Targets from a list" });
  return {
    dialog,
    button: page.getByRole("button", { name: "Targets from a list…" }),
    field: dialog.getByRole("textbox", { name: "List of targets" }),
    upload: dialog.getByLabel("Upload a file"),
    summary: dialog.getByRole("status"),
    refusal: dialog.getByRole("alert"),
    /** The entry with this text among those to correct. */
    problem: (text: string) =>
      dialog
        .getByRole("region", { name: "Entries to correct" })
        .getByRole("listitem")
        .filter({ has: page.getByText(text, { exact: true }) }),
    filter: dialog.getByRole("button", { name: /^Filter by / }),
    select: dialog.getByRole("button", { name: /^Select / }),
    assign: dialog.getByRole("button", { name: /^Assign to / }),
  };
}
