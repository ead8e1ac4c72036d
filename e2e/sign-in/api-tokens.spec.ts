import type { Page } from "@playwright/test";
import { z } from "zod";
import { awsTruth } from "../fixtures/aws-truth";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";

test.use({ world: team, settings: { CANOPY_APPROVAL: "association:1" } });

const Preview = z.object({
  accounts: z.int(),
  needsApproval: z.boolean(),
  run: z.looseObject({ id: z.string() }),
});
const Started = z.object({ run: z.object({ number: z.int() }) });

/** Makes a token with these permissions on the page of tokens, and returns it. */
async function madeToken(page: Page, name: string, ...added: readonly string[]): Promise<string> {
  await page.goto("/api-tokens");
  await page.getByRole("button", { name: "Create token…" }).click();
  const dialog = page.getByRole("dialog", { name: "Create token" });
  await dialog.getByRole("button", { name: "Create token" }).click();
  await expect(dialog).toContainText("Give the token a name.");
  await dialog.getByLabel("Name").fill(name);
  for (const permission of added) await dialog.getByRole("checkbox", { name: permission }).check();
  await axe(page);
  await dialog.getByRole("button", { name: "Create token" }).click();
  const token = page.getByLabel("token", { exact: true });
  await expect(token).toHaveText(/^canopy_[\w-]{43}$/);
  await axe(page);
  await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("never");
  return (await token.textContent()) ?? "";
}

test("a change is previewed, planned, approved and run by the API alone, and a revoked token ends", async ({
  page,
  people,
  sandbox,
  playwright,
  canopy,
}) => {
  const operator = await (await people.context("operator")).newPage();
  const approver = await (await people.context("approver")).newPage();
  const tokens = {
    operator: await madeToken(operator, "pipeline", "association:write"),
    approver: await madeToken(approver, "gate", "plan:approve"),
  };
  await expect(operator.getByRole("radio", { name: /Service/ })).toBeHidden();
  const api = await playwright.request.newContext({ baseURL: `${canopy.url}/api/v1/` });
  const as = (who: keyof typeof tokens) => ({ headers: { authorization: `Bearer ${tokens[who]}` } });

  const preview = await api.post("runs/preview", {
    ...as("operator"),
    data: {
      assignments: [{ assignment: { kind: "self-managed" }, targetIds: [places.sound.id] }],
      reason: "Nightly pipeline",
    },
  });
  const { accounts, needsApproval, run } = Preview.parse(await preview.json());
  expect({ accounts, needsApproval }).toEqual({ accounts: 1, needsApproval: true });
  const refused = await api.post("runs", { ...as("operator"), data: run });
  expect(refused.status()).toBe(422);
  await api.post("plans", { ...as("operator"), data: { run, send: true } });
  const decision = { revision: 1, decision: "approve" };
  expect((await api.post(`plans/${run.id}/decide`, { ...as("operator"), data: decision })).status()).toBe(
    403,
  );
  expect((await api.post(`plans/${run.id}/decide`, { ...as("approver"), data: decision })).status()).toBe(
    200,
  );
  const started = await api.post(`plans/${run.id}/start`, { ...as("operator"), data: { revision: 1 } });
  const { number } = Started.parse(await started.json()).run;
  await expect
    .poll(async () => (await awsTruth(sandbox.url).association(places.sound.id)).configuration)
    .toBe("SELF_MANAGED_SECURITY_HUB");

  await page.goto("/runs");
  await expect(page.getByRole("link", { name: new RegExp(`${number}`) }).first()).toBeVisible();
  await page.goto(`/runs/${run.id}`);
  const facts = page.getByRole("region", { name: "Run", exact: true });
  await expect(facts).toContainText("Otto Operator (token pipeline)");
  await expect(facts).toContainText("Nightly pipeline");

  // An administrator sees the tokens of everyone, and ends one.
  await page.goto("/api-tokens");
  await page.getByRole("button", { name: "Revoke pipeline" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke token" }).click();
  await expect(page.getByRole("row", { name: /pipeline/ })).toContainText("revoked");
  const over = await api.get("organization", as("operator"));
  expect(over.status()).toBe(401);
  expect(over.headers()["www-authenticate"]).toContain("Bearer");
  await api.dispose();
});

test("the reference describes each operation", async ({ page }) => {
  await page.goto("/api-tokens");
  await page.getByRole("link", { name: "API reference" }).click();
  await expect(page.getByText("/targets/{targetId}")).toBeVisible();
  await page.getByText("/runs/preview").click();
  await expect(page.getByLabel("schema of the body of previewRun", { exact: true })).toContainText(
    "assignments",
  );
  await axe(page);
  const document = await page.request.get("/api/v1/openapi.json");
  expect(await document.json()).toMatchObject({ openapi: "3.1.1" });
});
