import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";

test.use({ world: team, person: "administrator", settings: { CANOPY_APPROVAL: "association:50, policy" } });

test("weaker approval rules wait for a second person, who sees before and after", async ({
  page,
  people,
}) => {
  await page.goto("/administration");
  const rules = page.getByRole("region", { name: "Approval rules" });
  const text = rules.getByRole("textbox");
  await text.fill("association:50, policy, aggregator");
  await rules.getByRole("button", { name: "Save" }).click();
  await expect(rules, "stronger rules are in force at once").toContainText("Set here by");

  await text.fill("association:500");
  await expect(rules).toContainText("wait until a second person");
  await rules.getByRole("button", { name: "Send for approval" }).click();
  const own = rules.getByRole("group", { name: "Change waiting for approval" });
  await expect(own).toContainText("association:50, policy, aggregator");
  await expect(own).toContainText("association:500");
  await expect(own.getByRole("button", { name: "Approve change" })).toHaveCount(0);
  await expect(text, "what is in force stays").toHaveValue("association:50, policy, aggregator");
  await axe(page);
  await page.screenshot({ path: "/tmp/reach-approval-own.png", fullPage: true });

  const second = await (await people.context("approver")).newPage();
  await second.goto("/organization");
  await second.getByRole("link", { name: "1 setting to approve" }).click();
  const waiting = second.getByRole("group", { name: "Change waiting for approval" });
  await expect(waiting).toContainText("Max Administrator");
  await expect(second.getByRole("textbox"), "an approver changes no settings").toHaveCount(0);
  await axe(second);
  await second.screenshot({ path: "/tmp/reach-approval-second.png", fullPage: true });
  await waiting.getByRole("button", { name: "Approve change" }).click();
  await expect(waiting).toHaveCount(0);
  await expect(second.getByRole("region", { name: "Approval rules" })).toContainText("association:500");

  await page.goto("/administration");
  await expect(text).toHaveValue("association:500");
  await expect(rules).toContainText("Max Administrator, approved by Ada Approver");
  await text.fill("");
  await rules.getByRole("button", { name: "Send for approval" }).click();
  await own.getByRole("button", { name: "Discard change" }).click();
  await expect(own).toHaveCount(0);
  await expect(text).toHaveValue("association:500");

  await page.goto("/activity");
  await expect(page.getByText("Approved setting CANOPY_APPROVAL").first()).toBeVisible();
  await expect(page.getByText("Discarded setting CANOPY_APPROVAL").first()).toBeVisible();
});
