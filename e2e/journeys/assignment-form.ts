import { expect, type Locator, type Page } from "@playwright/test";

/** An assignment: its form in two steps, and the progress of what was confirmed. */
export function assignmentForm(page: Page) {
  const panel = page.getByRole("complementary", {
    name: /^(Assign a configuration|Review the assignment|Assignments)$/,
  });
  const section = (title: string) =>
    panel.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
  const outcomeIn = (run: Locator, target: string) =>
    run
      .getByRole("list", { name: "Outcomes" })
      .getByRole("listitem")
      .filter({ has: page.getByRole("button", { name: target, exact: true }) });
  const form = {
    panel,
    title: panel.getByRole("heading", { level: 2 }),
    targets: panel.getByRole("list", { name: "Targets" }).getByRole("listitem"),
    choice: (name: "Apply a configuration policy" | "Make self-managed" | "Inherit from parent") =>
      panel.getByRole("radio", { name }),
    policy: panel.getByRole("button", { name: "Configuration policy" }),

    async choosePolicy(name: string): Promise<void> {
      await form.choice("Apply a configuration policy").check();
      await form.policy.click();
      await page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
    },
    submit: panel.getByRole("button", { name: "Review the assignment" }),
    async review(): Promise<void> {
      await form.submit.click();
      await expect(form.title).toHaveText("Review the assignment");
    },
    /** How many accounts change, and from what to what. */
    changes: section("Changes"),
    remarks: section("Notes"),
    typedConfirmation: panel.getByRole("textbox", { name: /^This affects the whole organization/ }),
    /** The button that names what it does: `Apply nist-800-53 to Messaging (27 accounts)`. */
    confirm: panel.getByRole("button", { name: /^(Apply|Make|Disassociate) .+ \([\d,]+ accounts?\)$/ }),
    exceptions: panel.getByRole("list", { name: "Exceptions" }).getByRole("listitem"),
    reason: panel.getByRole("textbox", { name: "Reason (optional)" }),
    ticket: panel.getByRole("textbox", { name: "Ticket link (optional)" }),
    back: panel.getByRole("button", { name: "Back" }),

    /** A confirmed assignment by its title; the newest without one. */
    run: (title?: string | RegExp) =>
      panel.getByRole("region", title === undefined ? {} : { name: title }).first(),
    /** The newest assignment, with how far its requests are. */
    calls: panel.getByRole("region").first(),
    /** The result of the newest assignment for one target, with AWS's reason where it was refused. */
    outcome: (target: string) => outcomeIn(panel.getByRole("region").first(), target),
    outcomeIn,
    associations: panel.getByRole("group", { name: "Associations" }).first(),
    retry: panel.getByRole("button", { name: /^Retry [\d,]+ target/ }),
    goOn: panel.getByRole("button", { name: /^Continue with [\d,]+ target/ }),
    done: panel.getByRole("button", { name: "Done" }),
    inBackground: panel.getByRole("button", { name: "Close, and continue in the background" }),
    /** The line below the tree that says how far the assignments are. */
    bar: page.getByRole("group", { name: "Assignments in progress" }),
    showProgress: page.getByRole("button", { name: "Show progress" }),
  };
  return form;
}
