import { axe } from "../fixtures/axe";
import { memberStatuses, putPack } from "../fixtures/pack-truth";
import type { SandboxUnderTest } from "../fixtures/sandbox-under-test";
import { takePictures } from "../fixtures/pictures";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { deployForm } from "../journeys/deploy-pack";
import { organizationPage } from "../journeys/organization";
import { packPage, packsPage } from "../journeys/packs";

test.use({ world: team });

const template = `Parameters:
  MaxAge: {Type: String, Default: '90', Description: Days until a key is rotated}
Conditions:
  hasAge: !Not [!Equals [!Ref MaxAge, '']]
Resources:
  KeysRotated:
    Type: AWS::Config::ConfigRule
    Properties:
      ConfigRuleName: keys-rotated
      InputParameters: {maxAccessKeyAge: !If [hasAge, !Ref MaxAge, !Ref AWS::NoValue]}
      Source: {Owner: AWS, SourceIdentifier: ACCESS_KEYS_ROTATED}
`;
const name = "Key-Rotation";

/** Has AWS's clock go on, and waits until no account is in progress. */
async function settle(sandbox: SandboxUnderTest): Promise<void> {
  await sandbox.clock.advance({ minutes: 5 });
  const isInProgress = async () =>
    (await memberStatuses(sandbox.url, name)).some(({ Status }) => Status?.endsWith("PROGRESS"));
  await expect.poll(isInProgress, { timeout: 120_000 }).toBe(false);
}

test("a pack is deployed from a file to all but one OU, settles, excludes, is deployed again and deleted", async ({
  page,
  sandbox,
}) => {
  test.setTimeout(600_000);
  await organizationPage(page).open();
  const packs = packsPage(page);
  const pack = packPage(page);
  const form = deployForm(page);
  await packs.open();
  await page.getByRole("link", { name: "Deploy pack" }).click();
  await expect(page).toHaveURL(/\/deploy$/);
  // The form says what is missing instead of being switched off.
  await form.review.click();
  await expect(form.part("Conformance pack")).toContainText("Enter a name.");
  await expect(form.part("Template")).toContainText("Upload or paste a template.");
  await expect(form.name).toBeFocused();
  await axe(page);

  await form.name.fill(name);
  await form.file.setInputFiles({
    name: "pack.yaml",
    mimeType: "text/yaml",
    buffer: Buffer.from(template.replace("AWS::Config::ConfigRule", "AWS::S3::Bucket")),
  });
  await expect(form.problems).toContainText("Line 7");
  await expect(form.problems).toContainText("Resource KeysRotated is of type AWS::S3::Bucket.");
  await form.file.setInputFiles({ name: "pack.yaml", mimeType: "text/yaml", buffer: Buffer.from(template) });
  await expect(form.part("Template")).toContainText("1 rule, 0 remediations, 1 parameter");
  await form.parameter("MaxAge").fill("30");
  await form.tick("Sandbox");
  await expect(form.chosenCount).not.toHaveText(/^0 /);
  const excluded = Number(/^\d+/.exec(await form.chosenCount.innerText())?.[0]);
  expect(excluded).toBeGreaterThan(0);
  await takePictures(page, "deploy-form");
  // Nothing typed is lost by a reload.
  await page.reload();
  await expect(form.name).toHaveValue(name);
  await expect(form.parameter("MaxAge")).toHaveValue("30");

  await form.review.click();
  await expect(form.changes).toContainText(`Excluded from now on: ${excluded} accounts`);
  await expect(form.changes).toContainText("30");
  await expect(form.affected).toContainText(`The pack is deployed to ${team.accounts - excluded} accounts`);
  await expect(form.affected).toContainText("not active");
  await expect(page.getByText("The name is available.")).toBeVisible();
  await axe(page);
  await takePictures(page, "deploy-review");
  await form.deploy.click();
  await expect(page).toHaveURL(new RegExp(`/packs/${name}$`));
  await expect(pack.rows.first()).toBeVisible({ timeout: 60_000 });
  await expect(pack.list).toBeVisible();

  // It settles on the page without a press: AWS's clock is the sandbox's, which stands still.
  await expect(page.getByRole("button", { name: /creating$/ })).toBeVisible();
  await sandbox.clock.advance({ minutes: 5 });
  await expect(page.getByRole("button", { name: /create failed$/ })).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole("button", { name: /creating$/ })).toHaveCount(0, { timeout: 120_000 });
  const failed = (await memberStatuses(sandbox.url, name)).filter(({ Status }) => Status === "CREATE_FAILED");
  await expect(page.getByRole("button", { name: /create failed$/ })).toHaveText(
    `${failed.length} create failed`,
  );
  await takePictures(page, "deploy-settled");

  await page.goto(`/packs/${name}?view=causes`);
  const exclude = page.getByRole("link", { name: /^Exclude (this account|these \d+ accounts)…$/ });
  await expect(exclude.first()).toBeVisible();
  await takePictures(page, "deploy-causes");
  const more = Number(/\d+/.exec(await exclude.first().innerText())?.[0] ?? 1);
  await exclude.first().click();
  await expect(form.chosenCount).toHaveText(new RegExp(`^${excluded + more} of`));
  await form.review.click();
  await expect(form.changes).toContainText(
    `Excluded from now on: ${more === 1 ? "1 account" : `${more} accounts`}`,
  );
  await expect(page.getByText("No changes by others.")).toBeVisible();
  await axe(page);
  await form.deploy.click();
  await expect(page).toHaveURL(new RegExp(`/packs/${name}$`));
  await settle(sandbox);
  await expect(page.getByText(`${excluded + more} accounts excluded`)).toBeVisible({ timeout: 60_000 });

  await page.goto(`/packs/${name}?view=causes`);
  await page.getByRole("link", { name: "Redeploy…" }).first().click();
  await form.review.click();
  await expect(form.changes).toContainText("No changes: the same pack is deployed again to every account.");
  await form.deploy.click();
  await expect(page).toHaveURL(new RegExp(`/packs/${name}$`));
  await settle(sandbox);

  await page.getByRole("button", { name: "Delete…" }).click();
  const dialog = page.getByRole("alertdialog").or(page.getByRole("dialog")).last();
  await expect(dialog).toContainText("Canopy knows the template");
  await axe(page);
  await dialog.getByRole("textbox", { name: /^Type / }).fill(name);
  await takePictures(page, "deploy-delete");
  await dialog.getByRole("button", { name: "Delete the pack" }).click();
  await expect(page.getByText(`AWS is deleting ${name}`, { exact: true })).toBeVisible();
  await sandbox.clock.advance({ minutes: 5 });
  // AWS lists a pack on while a remediation keeps it in an account.
  await expect
    .poll(async () => (await memberStatuses(sandbox.url, name)).map(({ Status }) => Status).join(), {
      timeout: 120_000,
    })
    .toMatch(/^(DELETE_SUCCESSFUL,?|DELETE_FAILED,?)*$/);
  await page.goto("/runs");
  await expect(page.getByRole("main")).toContainText(`Delete conformance pack ${name}`);
  await expect(page.getByRole("main")).toContainText(`Deploy conformance pack ${name}`);
});

test("each exception of AWS has its message, and the form stays as it was", async ({ page, sandbox }) => {
  test.setTimeout(300_000);
  await organizationPage(page).open();
  const form = deployForm(page);
  await page.goto("/deploy");
  await form.name.fill("Refused");
  await form.template.fill(template);
  await form.parameter("MaxAge").fill("7");
  await form.pasteField.fill(places.sound.id);
  await page.getByRole("button", { name: "Add 1 account" }).click();
  await form.review.click();
  for (const [code, says] of [
    [
      "MaxNumberOfOrganizationConformancePacksExceededException",
      "The organization has as many conformance packs as AWS allows.",
    ],
    ["ResourceInUseException", "The conformance pack is in use by another operation."],
    ["ValidationException", "AWS did not accept the conformance pack."],
    ["OrganizationAccessDeniedException", "This account may not see organization conformance packs."],
    ["InsufficientPermissionsException", "AWS Config lacks permissions to deploy the pack."],
    ["OrganizationConformancePackTemplateValidationException", "AWS did not accept the template."],
    ["OrganizationAllFeaturesNotEnabledException", "The organization does not have all features enabled."],
    ["NoAvailableOrganizationException", "The organization is no longer available."],
  ] as const) {
    await test.step(code, async () => {
      await sandbox.faults.clear();
      const message = `AWS says ${code.slice(0, 8)}.`;
      await sandbox.faults.on("PutOrganizationConformancePack", { kind: "error", code, message });
      await form.deploy.click();
      const alert = form.reviewing.getByRole("alert").filter({ hasText: says });
      await expect(alert).toContainText(message);
      await expect(alert).toContainText(code);
      await expect(form.changes).toContainText("Excluded from now on: 1 account");
    });
  }
  await axe(page);
  await sandbox.faults.clear();
  await page.reload();
  await expect(form.changes).toContainText("7");
  await form.back.click();
  await expect(form.template).toHaveValue(template);
  await form.review.click();
  await form.deploy.click();
  await expect(page).toHaveURL(/\/packs\/Refused$/);
});

test("each exception of a deletion has its message in the dialog", async ({ page, sandbox }) => {
  const packs = packsPage(page);
  await packs.open();
  await packs.table.getByRole("link").first().click();
  await page.getByRole("button", { name: "Delete…" }).click();
  const dialog = page.getByRole("alertdialog").or(page.getByRole("dialog")).last();
  await expect(dialog).toContainText("Canopy doesn't know the template");
  const typed = /^Delete (.+)\?$/.exec(await dialog.getByRole("heading").first().innerText())?.[1] ?? "";
  await dialog.getByLabel("Reason (optional)").fill("Not needed any more.");
  await dialog.getByRole("textbox", { name: /^Type / }).fill(typed);
  for (const [code, says] of [
    ["ResourceInUseException", "The conformance pack is in use by another operation."],
    ["OrganizationAccessDeniedException", "This account may not see organization conformance packs."],
    ["NoSuchOrganizationConformancePackException", "This conformance pack is not there, or no longer."],
  ] as const) {
    await test.step(code, async () => {
      await sandbox.faults.clear();
      await sandbox.faults.on("DeleteOrganizationConformancePack", { kind: "error", code, message: "No." });
      await dialog.getByRole("button", { name: "Delete the pack" }).click();
      await expect(dialog).toContainText(says);
      await expect(dialog.getByLabel("Reason (optional)")).toHaveValue("Not needed any more.");
    });
  }
});

test("a deletion is of the pack that the dialog showed, also where the pack is changed behind it", async ({
  page,
  sandbox,
}) => {
  await putPack(sandbox.url, "Changed-behind", []);
  await sandbox.clock.advance({ minutes: 5 });
  await page.clock.install();
  const packs = packsPage(page);
  await packs.open();
  await packs.refresh();
  await page.goto("/packs/Changed-behind");
  await page.getByRole("button", { name: "Delete…" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("Canopy doesn't know the template");
  await dialog.getByRole("textbox", { name: /^Type / }).fill("Changed-behind");
  await putPack(sandbox.url, "Changed-behind", [places.remediating.id]);
  await sandbox.clock.advance({ minutes: 5 });
  // The reader was in another tab for a while, and comes back: what is older than half a minute is read again.
  await page.clock.fastForward(31_000);
  const again = page.waitForResponse((response) => response.request().method() === "POST");
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await again;
  // AWS is slow: after the refusal the next press waits until it is known what the pack is now.
  await sandbox.faults.on("DescribeOrganizationConformancePacks", { kind: "latency", ms: 1_500 });
  await dialog.getByRole("button", { name: "Delete the pack" }).click();
  await expect(dialog).toContainText(/changed/);
  expect(await sandbox.calls.count()).not.toHaveProperty("config:DeleteOrganizationConformancePack");
  // What it is now has been looked at: the next press is about that.
  await dialog.getByRole("button", { name: "Delete the pack" }).click();
  await expect(dialog).toBeHidden();
  expect(await sandbox.calls.count()).toHaveProperty("config:DeleteOrganizationConformancePack");
});

test("a pack that another client deployed is changed with its template given anew, dark and at 390 px", async ({
  page,
}) => {
  await organizationPage(page).open();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  const form = deployForm(page);
  const packs = packsPage(page);
  await packs.open();
  const href = (await packs.table.getByRole("link").first().getAttribute("href")) ?? "";
  const pack = href.replace(/^\/packs\//, "");
  await page.goto(`/deploy?pack=${pack}`);
  await expect(form.name).toHaveValue(pack);
  await expect(form.part("Template")).toContainText("another client deployed it");
  await axe(page);
  await takePictures(page, "deploy-narrow-form");
  await page.getByRole("radio", { name: /Object in S3/ }).check();
  await page.getByRole("textbox", { name: "S3 URI" }).fill("s3://templates/pack.yaml");
  await form.review.click();
  await expect(form.changes).toContainText("isn't known");
  await expect(form.affected).toContainText("The pack is updated in");
  await axe(page);
  await takePictures(page, "deploy-narrow-review");
});
