import { startCanopyWithOwnDatabase } from "../fixtures/canopy-with-own-database";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";

test.use({ world: team });

test("pages say that the database is late while it stands still, and come back by themselves", async ({
  page,
  sandbox,
  noise,
}) => {
  noise.allow(/Failed to load resource: the server responded with a status of (?:503|401)/);
  const canopy = await startCanopyWithOwnDatabase(sandbox.url);
  try {
    await page.goto(`${canopy.url}/organization`);
    await expect(page.getByRole("treegrid")).toBeVisible();
    expect((await page.request.get(`${canopy.url}/readyz`)).status()).toBe(200);

    await canopy.signalDatabase("SIGSTOP");
    const late = page.getByRole("main").getByText("Canopy's database");
    for (const path of ["/", "/policies", "/packs", "/organization"]) {
      await page.goto(`${canopy.url}${path}`);
      await expect(late.first()).toBeVisible();
    }
    const waiting = await page.context().newPage();
    await waiting.goto(`${canopy.url}/organization`);
    await expect(waiting.getByText("Canopy's database does not answer")).toBeVisible();
    await page.goto(`${canopy.url}/connection`);
    const database = page.getByRole("listitem", { name: "Canopy's database" });
    await expect(database).toContainText("cannot be used");
    await expect(page.getByRole("listitem", { name: "Organization", exact: true })).toContainText(
      "all features",
    );
    expect((await page.request.get(`${canopy.url}/readyz`)).status()).toBe(503);
    expect((await page.request.get(`${canopy.url}/healthz`)).status()).toBe(200);
    expect(await (await page.request.get(`${canopy.url}/readyz`)).json()).toMatchObject({ ready: false });
    // No browser reads metrics, signed in or not.
    await page.goto(`${canopy.url}/connection`);
    expect(await page.evaluate(async () => (await fetch("/metrics")).status)).toBe(401);
    expect(await (await fetch(`${canopy.url}/metrics`)).text()).toContain("canopy_database_up 0");

    await canopy.signalDatabase("SIGCONT");
    await expect(async () => {
      expect((await page.request.get(`${canopy.url}/readyz`)).status()).toBe(200);
    }).toPass();
    // This page is left alone: it asks by itself.
    await expect(waiting.getByRole("treegrid")).toBeVisible();
    await waiting.close();
  } finally {
    await canopy.signalDatabase("SIGCONT").catch(() => undefined);
    await page.goto("about:blank");
    await canopy.stop();
  }
});
