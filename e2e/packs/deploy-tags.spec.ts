import { axe } from "../fixtures/axe";
import { packTags, putPack, tagPack } from "../fixtures/pack-truth";
import { takePictures } from "../fixtures/pictures";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { deployForm } from "../journeys/deploy-pack";
import { organizationPage } from "../journeys/organization";
import { packsPage } from "../journeys/packs";

test.use({ world: team });

const template = `Resources:
  KeysRotated:
    Type: AWS::Config::ConfigRule
    Properties:
      ConfigRuleName: keys-rotated
      Source: {Owner: AWS, SourceIdentifier: ACCESS_KEYS_ROTATED}
`;
const put = "config:PutOrganizationConformancePack";

test("a pack is deployed with tags; then one is changed and one removed, without deploying it again", async ({
  page,
  sandbox,
}) => {
  test.setTimeout(300_000);
  const name = "Tagged";
  await organizationPage(page).open();
  const packs = packsPage(page);
  const form = deployForm(page);
  await packs.open();
  await page.goto("/deploy");
  await form.name.fill(name);
  await form.template.fill(template);
  await form.addTag(1, "team", "security");
  await form.addTag(2, "Team", "");
  await form.addTag(3, "aws:stage", "a;b");
  await form.review.click();
  await expect(form.tag(2)).toContainText("The key Team is there already; AWS ignores case.");
  await expect(form.tag(3)).toContainText("Keys that begin with aws: belong to AWS.");
  await expect(form.tag(3)).toContainText("A tag's value: Use letters, digits, spaces and");
  await axe(page);
  await takePictures(page, "tags-refused");
  await page.getByRole("button", { name: "Remove tag Team", exact: true }).click();
  await form.tag(2).getByRole("textbox", { name: "Key" }).fill("stage");
  await form.tag(2).getByRole("textbox", { name: "Value" }).fill("prod");
  // Nothing typed is lost by a reload.
  await page.reload();
  await expect(form.tag(1).getByRole("textbox", { name: "Value" })).toHaveValue("security");
  await expect(form.tag(2).getByRole("textbox", { name: "Key" })).toHaveValue("stage");
  await form.review.click();
  await expect(form.changes.getByRole("list", { name: "Tags" })).toHaveText(
    /added stage\s*prod.*added team\s*security/,
  );
  await expect(form.command).toContainText(/"Tags":\s*\[\s*\{\s*"Key":\s*"team",\s*"Value":\s*"security"/);
  await expect(page.getByText("The name is available.")).toBeVisible();
  await axe(page);
  await takePictures(page, "tags-review-new");
  await form.deploy.click();
  await expect(page).toHaveURL(new RegExp(`/packs/${name}$`));
  expect(await packTags(sandbox.url, name)).toEqual({ team: "security", stage: "prod" });
  await sandbox.clock.advance({ minutes: 5 });

  await page.getByRole("button", { name: "Details", exact: true }).click();
  const shown = page.getByRole("list", { name: "Tags of the pack" });
  await expect(shown).toContainText("team security");
  await expect(shown).toContainText("stage prod");
  await axe(page);
  await takePictures(page, "tags-panel");
  const puts = (await sandbox.calls.count())[put];
  await page.goto(`/deploy?pack=${name}`);
  await page.getByRole("button", { name: "Remove tag stage" }).click();
  await form.tag(1).getByRole("textbox", { name: "Value" }).fill("platform");
  await form.review.click();
  await expect(form.changes).toContainText("the pack isn't deployed again");
  const tags = form.changes.getByRole("list", { name: "Tags" });
  await expect(tags).toContainText(/changed team\s*security\s*platform/);
  await expect(tags).toContainText(/removed stage prod/);
  await expect(form.affected).toContainText("nothing is deployed");
  await expect(form.command).toContainText("untag-resource");
  await expect(form.command).toContainText("tag-resource");
  await expect(form.command).not.toContainText("put-organization-conformance-pack");
  await expect(page.getByText("No changes by others.")).toBeVisible();
  await axe(page);
  await takePictures(page, "tags-review-alone");
  await form.deploy.click();
  await expect(page).toHaveURL(new RegExp(`/packs/${name}$`));
  await expect(page.getByText(`Tags of ${name} changed`, { exact: true })).toBeVisible();
  expect(await packTags(sandbox.url, name)).toEqual({ team: "platform" });
  expect((await sandbox.calls.count())[put]).toEqual(puts);

  await page.goto("/runs");
  await page.getByRole("link", { name: `Change tags of conformance pack ${name}` }).click();
  const step = page.getByRole("region", { name: `Tags of conformance pack ${name}` });
  await expect(step).toContainText(/changed team\s*security\s*platform/);
  await axe(page);
  await takePictures(page, "tags-run");
  await page.goto("/activity");
  await expect(page.getByText(`Changed tags of conformance pack ${name}`).first()).toBeVisible();
});

test("the tags of another client's pack are changed without its template, at 390 px and in the dark", async ({
  page,
  sandbox,
}) => {
  const name = "Foreign";
  await putPack(sandbox.url, name, []);
  await sandbox.clock.advance({ minutes: 5 });
  await tagPack(sandbox.url, name, [{ Key: "team", Value: "security" }]);
  await organizationPage(page).open();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  const form = deployForm(page);
  await page.goto(`/deploy?pack=${name}`);
  await form.tag(1).getByRole("textbox", { name: "Value" }).fill("platform");
  // Somebody else tags it meanwhile: theirs stays, and so does what was typed.
  await tagPack(sandbox.url, name, [{ Key: "owner", Value: "ada" }]);
  await form.review.click();
  await expect(page.getByText(`${name} was changed while you were editing.`)).toBeVisible();
  await page.getByRole("button", { name: "Compare with the current one" }).click();
  const tags = form.changes.getByRole("list", { name: "Tags" });
  await expect(tags).toHaveText(/^changed team\s*security\s*platform$/);
  await axe(page);
  await sandbox.faults.on(
    "TagResource",
    { kind: "error", code: "TooManyTagsException", message: "It has 50." },
    { service: "config" },
  );
  await form.deploy.click();
  const alert = form.reviewing.getByRole("alert").filter({ hasText: "as many tags as AWS allows" });
  await expect(alert).toContainText("It has 50.");
  await axe(page);
  await takePictures(page, "tags-too-many");
  await sandbox.faults.clear();
  await form.deploy.click();
  await expect(page).toHaveURL(new RegExp(`/packs/${name}$`));
  expect(await packTags(sandbox.url, name)).toEqual({ owner: "ada", team: "platform" });
});

test("tags that may not be read are left as they are, and the rest goes on", async ({ page, sandbox }) => {
  const name = "Unread";
  await putPack(sandbox.url, name, []);
  await sandbox.clock.advance({ minutes: 5 });
  await tagPack(sandbox.url, name, [{ Key: "team", Value: "security" }]);
  await organizationPage(page).open();
  const packs = packsPage(page);
  await packs.open();
  await packs.refresh();
  await sandbox.faults.on("ListTagsForResource", { kind: "deny" }, { service: "config" });
  await page.goto(`/packs/${name}?panel=details`);
  await expect(page.getByText("Not everything could be read: tags.")).toBeVisible();
  await axe(page);
  await takePictures(page, "tags-denied-panel");
  const form = deployForm(page);
  await page.goto(`/deploy?pack=${name}`);
  await expect(form.part("Tags")).toContainText("they are left as they are");
  await form.template.fill(template);
  await form.review.click();
  await expect(form.changes).toContainText("Not known: they could not be read, and stay as they are.");
  await axe(page);
  await takePictures(page, "tags-denied-review");
  await form.deploy.click();
  await expect(page).toHaveURL(new RegExp(`/packs/${name}$`));
  await sandbox.faults.clear();
  expect(await packTags(sandbox.url, name)).toEqual({ team: "security" });
});
