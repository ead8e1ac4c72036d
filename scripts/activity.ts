import { parseArgs } from "node:util";
import { Client, DatabaseError } from "pg";
import { type ChainLink, chainProblemSentence, verifyAuditChain } from "@/lib/store/audit/audit-chain";
import { runningDatabase } from "./embedded-database";
import { setting } from "./settings/command-options";
import { runCommand } from "./processes/run-services";
import { startDatabaseProcess } from "./processes/start-database-process";

const usage =
  "npm run activity -- verify [--noted NUMBER:HASH] compares each entry of the record with its hash.\n" +
  "npm run activity -- newest prints number and hash of the newest entry, to be kept elsewhere.";

// What only reads the record: it says whether entries were changed or removed by a superuser of the database.
await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { noted: { type: "string" } },
  });
  const [command] = positionals;
  if (positionals.length !== 1 || (command !== "verify" && command !== "newest")) {
    console.error(usage);
    return 2;
  }
  const noted = values.noted === undefined ? undefined : notedLink(values.noted);
  const { url, stop } = await recordDatabase();
  try {
    const client = new Client({
      connectionString: url,
      application_name: "canopy activity",
      connectionTimeoutMillis: 10_000,
      query_timeout: 120_000,
    });
    client.on("error", () => undefined);
    await client.connect();
    try {
      return await answer(command, client, noted);
    } catch (error) {
      // Undefined table or column (https://www.postgresql.org/docs/18/errcodes-appendix.html).
      if (error instanceof DatabaseError && ["42P01", "42703"].includes(error.code ?? ""))
        throw new Error("This database has no chained record yet. Start this version of Canopy on it once.");
      throw error;
    } finally {
      await client.end();
    }
  } finally {
    await stop();
  }
});

async function answer(
  command: "verify" | "newest",
  client: Client,
  noted: ChainLink | undefined,
): Promise<number> {
  const { entries, newest, problem } = await verifyAuditChain(
    { query: (statement, values) => client.query(statement, [...values]) },
    { ...(noted !== undefined && { noted }) },
  );
  if (problem !== undefined) {
    console.error(chainProblemSentence(problem));
    return 1;
  }
  if (newest === undefined) console.log("The record is empty.");
  else if (command === "newest") console.log(`${newest.id}:${newest.hash}`);
  else console.log(`${entries} entries match. The newest is ${newest.id}:${newest.hash}`);
  if (command === "verify" && noted === undefined && newest !== undefined)
    console.log(
      "Without a hash kept elsewhere (--noted) it isn't seen if a superuser made the whole chain anew.",
    );
  return 0;
}

function notedLink(text: string): ChainLink {
  const [, id, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (id === undefined || hash === undefined)
    throw new Error(`--noted ${text} is not NUMBER:HASH, as "npm run activity -- newest" prints it.`);
  return { id: Number(id), hash: hash.toLowerCase() };
}

/** The database of DATABASE_URL or the embedded one, also while a Canopy uses it. */
async function recordDatabase(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const own = setting("DATABASE_URL");
  if (own !== undefined) return { url: own, stop: () => Promise.resolve() };
  const running = await runningDatabase();
  if (running !== undefined) return { url: running.url, stop: () => Promise.resolve() };
  const database = await startDatabaseProcess();
  return { url: database.settings.DATABASE_URL, stop: () => database.stop() };
}
