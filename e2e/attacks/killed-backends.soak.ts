import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { killBackends } from "./killed-backends";

test.use({ world: team });

/** What an idle machine keeps, from the kill to the first answer that needs the database. */
const answersWithinMs = 10_000;

test("Canopy answers again within ten seconds after each of twenty kills", async ({ sandbox }) => {
  const kills = await killBackends(sandbox.url, 20);
  const times = kills.map(({ answersAfterMs }) => answersAfterMs).sort((one, other) => one - other);
  const lines = kills.map(({ victim, answersAfterMs }) => `${victim}: ${answersAfterMs} ms`);
  lines.push(`${kills.length} kills, median ${times[times.length >> 1]} ms, longest ${times.at(-1)} ms`);
  process.stdout.write(`${lines.join("\n")}\n`);
  expect(Math.max(...times)).toBeLessThan(answersWithinMs);
});
