import { startCanopyWithOwnDatabase } from "../fixtures/canopy-with-own-database";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { askForPages, databaseStates, everyPage, everyRoute, untilReady } from "./database-states";

test.use({ world: team });

/** What asks the database for nothing before the browser does; the routes that it asks are looked at themselves. */
const withoutDatabase =
  /^\/(?:sign-in(?:\/done)?|api-tokens\/reference|aggregators.*|configuration|connection|deploy|policies\/(?:new|standards|.*\/edit))$/;

// Each page is timed by `npm run soak -- --only database-states`.
test("every page answers and says what is late, whatever becomes of the database, and all comes back", async ({
  page,
  sandbox,
}) => {
  test.setTimeout(20 * 60_000);
  const canopy = await startCanopyWithOwnDatabase(sandbox.url);
  try {
    await page.goto(`${canopy.url}/organization`);
    await expect(page.getByRole("treegrid")).toBeVisible();
    await page.goto("about:blank");
    await untilReady(canopy, 200);
    for (const { status, path } of await askForPages(canopy, everyPage))
      expect(status, path).toBeLessThan(500);
    for (const { name, says, isReadable, begin } of databaseStates) {
      const end = await begin(canopy);
      try {
        await untilReady(canopy, 503);
        const wrong: string[] = [];
        for (const { path, status, text } of await askForPages(canopy, everyPage)) {
          const mustSay = isReadable ? !path.startsWith("/sign-in") : !withoutDatabase.test(path);
          if (status >= 500 || (mustSay && !says.test(text))) wrong.push(`${path}: ${status}`);
        }
        // What also keeps what it reads, as of the sources of aggregators, can't be had where nothing is stored.
        const answers = [200, 204, 304, 400, 404, 422, 503];
        for (const { path, status, text } of await askForPages(canopy, everyRoute))
          if (!answers.includes(status) || (status === 503 && !text.includes("database")))
            wrong.push(`${path}: ${status} ${text.slice(0, 300)}`);
        expect(wrong, `while the database ${name}`).toEqual([]);
      } finally {
        await end();
      }
      await untilReady(canopy, 200);
      for (const { path, text } of await askForPages(canopy, ["/organization", "/packs", "/activity"]))
        expect(text, `${path} after the database ${name}`).not.toMatch(/database (?:does not|is|did not)/);
    }
  } finally {
    await canopy.signalDatabase("SIGCONT").catch(() => undefined);
    await canopy.stop();
  }
});
