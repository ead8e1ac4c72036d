import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";
import { askFromPage, callsAtRest, callsOfOthers, foreignSite } from "./foreign-page";

test.use({ world: team });

for (const host of ["127.0.0.1", "localhost"]) {
  test(`a page of another origin on ${host} makes Canopy ask AWS nothing, but may link to it`, async ({
    page,
    canopy,
    sandbox,
    noise,
  }) => {
    // The browser itself complains of what it was refused.
    noise.allow(/Failed to load resource|blocked by CORS policy|Refused to|violates|frame/i);
    await organizationPage(page).open();
    await page.goto("about:blank");
    const site = await foreignSite();
    try {
      await page.goto(`http://${host}:${site.port}/`);
      const before = await callsAtRest(sandbox);
      await askFromPage(page, canopy.url, 5);
      expect(await callsOfOthers(sandbox)).toEqual(before);

      const refused = page.waitForResponse((response) => response.url().includes("/api/configuration"));
      await page.goto(`http://${host}:${site.port}/`);
      await page.evaluate((url) => location.assign(url), `${canopy.url}/api/configuration`);
      await page.waitForURL("**/api/configuration");
      expect((await refused).status()).toBe(403);

      await page.goto(`http://${host}:${site.port}/`);
      await page.evaluate((url) => location.assign(url), `${canopy.url}/organization`);
      await organizationPage(page).settled();
    } finally {
      await site.stop();
    }
  });
}
