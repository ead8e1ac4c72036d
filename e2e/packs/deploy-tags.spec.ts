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
