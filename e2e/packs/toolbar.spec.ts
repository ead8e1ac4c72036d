import { expect, test } from "../fixtures/test";
import { packNames, team } from "../fixtures/worlds";
import { packsPage } from "../journeys/packs";

test.use({ world: team });

/** A control of 32 pixels, the padding around it and the line below. */
const ONE_LINE = 45;

test("the filters of accounts × packs and of a pack are one line at every width of a desk", async ({
  page,
}) => {
  const bar = page.getByRole("group", { name: "Filters" });
  await packsPage(page).open("/packs?view=matrix");
  for (const link of [
    "/packs?view=matrix",
    "/packs?view=matrix&show=compliance",
    `/packs/${packNames.cis}`,
  ]) {
    await page.goto(link);
    for (const width of [1024, 1280, 1440, 1680, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      const height = async () => (await bar.boundingBox())?.height;
      await expect.poll(height, `${link} at ${width} px`).toBe(ONE_LINE);
    }
  }
});
