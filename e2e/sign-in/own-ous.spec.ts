import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";
import { policiesPage } from "../journeys/policies";

test.use({ world: team, person: "team operator", settings: { CANOPY_LIMITED_VIEW: "own-ous" } });

test("a person of one OU sees it alone: tree, palette, packs, accounts and files", async ({
  page,
  people,
  noise,
}) => {
  noise.allow(/403|404/);
  // Another person sees that everything is collected.
  const whole = await (await people.context("administrator")).newPage();
  await whole.goto(`/accounts/${places.sound.id}`);
  await expect(whole.getByRole("heading", { name: places.sound.name }).first()).toBeVisible();

  await page.goto("/organization?depth=9");
  const tree = page.getByRole("treegrid");
  await expect(tree).toContainText(places.payments);
  await expect(tree).toContainText(places.exchange);
  await expect(page.getByRole("main")).not.toContainText(places.messaging);
  await axe(page);
  await page.screenshot({ path: "/tmp/reach-own-tree.png" });

  await page.keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog");
  await palette.getByRole("combobox").fill(places.sound.name);
  await expect(palette).not.toContainText(places.sound.id);
  await palette.getByRole("combobox").fill(places.recorderOff.name);
  await expect(palette).toContainText(places.recorderOff.name);
  await page.keyboard.press("Escape");

  await page.goto(`/accounts/${places.recorderOff.id}`);
  await expect(page.getByRole("heading", { name: places.recorderOff.name }).first()).toBeVisible();
  await page.goto(`/accounts/${places.sound.id}`);
  await expect(page.getByRole("heading", { name: "Not in your OUs" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Tia Team" })).toContainText("Only your OUs are shown");
  await page.screenshot({ path: "/tmp/reach-own-account.png" });

  for (const file of ["organization/export?format=json", "packs/export?format=json&rows=deployments"]) {
    const text = await (await page.request.get(`/api/${file}`)).text();
    expect(text, file).toContain(places.recorderOff.id);
    expect(text, file).not.toContain(places.sound.id);
  }

  for (const path of [
    "/",
    "/packs",
    "/policies",
    "/runs",
    "/plans",
    "/activity",
    "/history",
    "/organization?view=map",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("main")).toBeVisible();
    await expect(page.getByText(places.sound.id)).toHaveCount(0);
    await page.screenshot({ path: `/tmp/reach-own${path.replaceAll(/\W/g, "-")}.png` });
    await expect(page.getByRole("main")).not.toContainText("Something went wrong");
  }
  for (const path of ["/aggregators", "/configuration", "/notifications"]) {
    await page.goto(path);
    await expect(page.getByRole("main")).toContainText("about the whole organization");
  }
  await page.goto("/connection");
  await expect(page.getByText("about the whole organization")).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("Asking AWS");
  await expect(page.getByRole("status").filter({ hasText: "could not be made" })).toBeVisible();
  await page.screenshot({ path: "/tmp/reach-own-refused.png" });
});

test.describe("an administrator of one OU", () => {
  test.use({ person: "team administrator" });

  test("changes and deletes policies that are applied there alone, and is shown why others are not theirs", async ({
    page,
  }) => {
    const policies = policiesPage(page);
    const { form } = policies;
    await policies.open();
    await policies.newPolicy.click();
    await form.name.fill("of-the-team");
    await form.standard("AWS Foundational Security Best Practices").check();
    await form.review.click();
    await form.save.click();
    await expect(page.getByRole("heading", { level: 1, name: "of-the-team" })).toBeVisible();
    const policyUrl = page.url();

    const organization = organizationPage(page);
    await organization.open(`/organization?target=${places.recorderOff.id}`);
    await organization.panel.assign.click();
    await organization.form.choosePolicy("of-the-team");
    await organization.form.review();
    await organization.form.confirm.click();
    await expect(organization.form.outcome(places.recorderOff.name)).toContainText("Accepted");

    await page.goto(policyUrl);
    await expect(page.getByRole("link", { name: places.recorderOff.name })).toBeVisible();
    await policies.edit.click();
    await form.description.fill("Changed by the team.");
    await form.review.click();
    await form.save.click();
    await expect(page).toHaveURL(policyUrl);
    await expect(page.getByRole("main")).toContainText("Changed by the team.");
    await policies.delete.click();
    await expect(policies.dialog).toContainText("cannot be deleted yet");
    await page.keyboard.press("Escape");

    await policies.openPolicy("pci-cardholder-data");
    for (const name of ["Edit", "Delete…"]) {
      const button = page.getByRole("button", { name, exact: true });
      await expect(button).toHaveAttribute("aria-disabled", "true");
      await expect(button).toHaveAccessibleDescription(
        /A change of a policy reaches all that it is applied to/,
      );
    }
    await axe(page);
    await page.getByRole("button", { name: "Edit", exact: true }).hover();
    await page.screenshot({ path: "/tmp/asvs-refused-policy.png" });
    await page.goto(`${page.url()}/edit`);
    await expect(form.review).toHaveAccessibleDescription(
      /A change of a policy reaches all that it is applied to/,
    );
  });
});
