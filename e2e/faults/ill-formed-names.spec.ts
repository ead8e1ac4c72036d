import { expect } from "@playwright/test";
import { startRewritingProxy } from "../fixtures/rewriting-proxy";
import { test as base } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";
import { overviewPage } from "../journeys/overview";

/** As `test`, with an AWS that writes half of a surrogate pair into the name of an OU, as JSON's escapes allow. */
const test = base.extend<object, { readonly proxyUrl: string }>({
  proxyUrl: [
    async ({ sandbox }, use) => {
      const { url, stop } = await startRewritingProxy(
        sandbox.url,
        () => (text) => text.replaceAll('"Sandbox"', String.raw`"Sand\ud83cbox"`),
      );
      await use(url);
      await stop();
    },
    { scope: "worker" },
  ],
  settings: [({ proxyUrl }, use) => use({ AWS_ENDPOINT_URL: proxyUrl }), { scope: "worker" }],
});
test.use({ world: team });

// Half a pair can't be written in UTF-8: it is read as U+FFFD, or a page that drew it would differ from what the server
// sent (React #418).
const shown = "Sand\ufffdbox";

test("an OU whose name is half a surrogate pair on the wire is named alike everywhere, without a complaint", async ({
  page,
}, info) => {
  const organization = organizationPage(page);
  await organization.open();
  for (const path of ["/organization", "/", "/organization"]) {
    await page.goto(path);
    if (path === "/") await overviewPage(page).settled();
    else await expect(organization.tree.row(shown)).toBeVisible();
  }
  await page.screenshot({ path: info.outputPath("organization.png") });
  await organization.filters.search.fill("Sand\ufffd");
  await expect(organization.tree.row(shown)).toBeVisible();
  await organization.tree.select(shown);
  await expect(organization.panel.title).toHaveText(shown);
  const file = await page.request.get("/api/organization/export?format=csv");
  const text = await file.text();
  expect(text).toContain(shown);
});
