import { expect, type Page } from "@playwright/test";

/** The three steps of an assignment: choose, review, follow. */
export function assignmentForm(page: Page) {
  const panel = page.getByRole("complementary", {
    name: /^(Assign a configuration|Review the assignment|Assignment)$/,
  });
  const section = (title: string) =>
    panel.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
  const form = {
    panel,
    title: panel.getByRole("heading", { level: 2 }),
    targets: section("Targets").getByRole("listitem"),
    choice: (name: "Apply a configuration policy" | "Make self-managed" | "Stop applying, and inherit") =>
      panel.getByRole("radio", { name }),
    policy: panel.getByRole("button", { name: "Configuration policy" }),

    async choosePolicy(name: string): Promise<void> {
      await form.choice("Apply a configuration policy").check();
      await form.policy.click();
      await page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
    },
    submit: panel.getByRole("button", { name: "Review what changes" }),
    async review(): Promise<void> {
      await form.submit.click();
      await expect(form.title).toHaveText("Review the assignment");
    },
    /** How many accounts change, and from what to what. */
    changes: section("What changes"),
    remarks: section("Worth knowing"),
    typedConfirmation: panel.getByRole("textbox", { name: /^This reaches the whole organization/ }),
    confirm: panel.getByRole("button", { name: /^(Assign to|Disassociate) [\d,]+ target/ }),
    back: panel.getByRole("button", { name: "Back" }),

    calls: section("Calls"),
    /** What became of the call for one target, with AWS's reason where it was refused. */
    outcome: (target: string) =>
      section("Outcomes")
        .getByRole("listitem")
        .filter({ has: page.getByRole("button", { name: target, exact: true }) }),
    associations: section("Associations"),
    retry: panel.getByRole("button", { name: /^Retry [\d,]+ target/ }),
    goOn: panel.getByRole("button", { name: /^Go on with [\d,]+ target/ }),
    done: panel.getByRole("button", { name: "Done" }),
  };
  return form;
}
