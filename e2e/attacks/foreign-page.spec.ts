import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";
import { askFromPage, foreignSite } from "./foreign-page";

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
      const callsOfOthers = async () => ({ ...(await sandbox.calls.count()), [FOLLOWING]: undefined });
      const before = await callsAtRest(callsOfOthers);
      await askFromPage(page, canopy.url, 5);
      expect(await callsOfOthers()).toEqual(before);

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

/** What Canopy itself asks at growing intervals, as long as an association is pending. */
const FOLLOWING = "securityhub:BatchGetConfigurationPolicyAssociations";

/**
 * How often each operation was called, as soon as Canopy itself has had nothing to ask for some seconds: between the parts of a
 * collection it waits for the rate that AWS publishes.
 */
async function callsAtRest<Counts>(count: () => Promise<Counts>): Promise<Counts> {
  let last = await count();
  let same = 0;
  await expect
    .poll(
      async () => {
        const [before, now] = [JSON.stringify(last), await count()];
        last = now;
        same = JSON.stringify(now) === before ? same + 1 : 0;
        return same;
      },
      { intervals: [1_000] },
    )
    .toBeGreaterThanOrEqual(4);
  return last;
}
