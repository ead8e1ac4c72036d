import { startCanopyWithOwnDatabase } from "../fixtures/canopy-with-own-database";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { askForPages, databaseStates, everyPage, everyRoute, untilReady } from "./database-states";

test.use({ world: team });

const rounds = 5;
/** What an idle machine keeps, with four pages at once. */
const answersWithinMs = 3_000;

test("every page answers within three seconds in every state of the database", async ({ page, sandbox }) => {
  const canopy = await startCanopyWithOwnDatabase(sandbox.url);
  const late: string[] = [];
  try {
    await page.goto(`${canopy.url}/organization`);
    await expect(page.getByRole("treegrid")).toBeVisible();
    await page.goto("about:blank");
    await askForPages(canopy, everyPage);
    for (let round = 1; round <= rounds; round += 1)
      for (const { name, begin } of databaseStates) {
        const end = await begin(canopy);
        try {
          await untilReady(canopy, 503);
          const answers = await askForPages(canopy, [...everyPage, ...everyRoute]);
          const times = answers.map(({ tookMs }) => tookMs).toSorted((one, other) => one - other);
          const [median, longest] = [times[times.length >> 1] ?? 0, times.at(-1) ?? 0].map(Math.round);
          process.stdout.write(
            `${name}: ${times.length} pages and routes, median ${median} ms, longest ${longest} ms\n`,
          );
          for (const { path, tookMs } of answers)
            if (tookMs > answersWithinMs) late.push(`${path} ${Math.round(tookMs)} ms, the database ${name}`);
        } finally {
          await end();
        }
        await untilReady(canopy, 200);
      }
  } finally {
    await canopy.signalDatabase("SIGCONT").catch(() => undefined);
    await canopy.stop();
  }
  expect(late).toEqual([]);
});
