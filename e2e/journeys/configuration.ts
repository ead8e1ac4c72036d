import { expect, type Page } from "@playwright/test";

/** The page of the organization's configuration as the person in front of it speaks of it. */
export function configurationPage(page: Page) {
  const form = page.getByRole("form", { name: "Change the configuration" });
  const section = (name: string) => form.getByRole("region", { name });
  const dialog = page.getByRole("alertdialog");
  const configuration = {
    /** Opens the page and waits until AWS has answered. */
    async open(): Promise<void> {
      await page.goto("/configuration");
      await configuration.asked();
    },
    async asked(): Promise<void> {
      await expect(page.getByText(/^asked /)).toBeVisible();
    },
    facts: page.getByRole("region", { name: "Current configuration" }),
    banner: (title: string) =>
      page.getByRole("status").or(page.getByRole("alert")).filter({ hasText: title }),
    form,
    type: (name: "CENTRAL" | "LOCAL") =>
      form.getByRole("group", { name: "Configuration type" }).getByRole("radio", { name }),
    autoEnable: form.getByRole("checkbox", { name: /AutoEnable/ }),
    standards: (name: "NONE" | "DEFAULT") =>
      form.getByRole("group", { name: /AutoEnableStandards/ }).getByRole("radio", { name }),
    statusMessage: form.getByRole("textbox", { name: "StatusMessage" }),
    async chooseStatus(name: string): Promise<void> {
      await form.getByRole("button", { name: /^Status/ }).click();
      await page.getByRole("option", { name, exact: true }).click();
    },
    requirement: (title: string) =>
      form.getByRole("list", { name: "What it needs" }).getByRole("listitem").filter({ hasText: title }),
    associations: form.getByRole("region", { name: "Applied associations" }),
    policies: form.getByRole("region", { name: "Configuration policies" }),
    checkBlockers: form.getByRole("button", { name: "Check again" }),
    changes: section("What changes"),
    command: form.getByLabel("AWS CLI command", { exact: true }),
    submit: form.getByRole("button", { name: /^(Review and change|Try again)…$/ }),
    problem: form.getByText(/^(AWS would refuse this|No changes: |Choose a configuration type)/),
    dialog,
    /** Types what the dialog asks for and sends the change. */
    async confirm(organizationId: string): Promise<void> {
      await dialog.getByRole("textbox").fill(organizationId);
      await dialog.getByRole("button", { name: /^(Switch to|Set|Send)/ }).click();
      await expect(dialog).toBeHidden();
    },
  };
  return configuration;
}
