import { globSync } from "node:fs";
import { expect } from "@playwright/test";
import type { CanopyWithOwnDatabase } from "../fixtures/canopy-with-own-database";
import { routes } from "@/lib/testing/every-door";
import { signedInAs } from "../fixtures/people";
import { places } from "../fixtures/worlds";

/** Far above what a loaded machine needs. */
const patience = { timeout: 120_000, intervals: [100] };
/** Pages that are asked for at once. */
const pagesAtOnce = 4;

/** A way in which a database fails, and how it ends. */
interface DatabaseState {
  readonly name: string;
  /** What every page says of it, or says where it needs the database; pages without any need say nothing. */
  readonly says: RegExp;
  /** Whether pages are read all the same. */
  readonly isReadable: boolean;
  readonly begin: (canopy: CanopyWithOwnDatabase) => Promise<() => Promise<void>>;
}

/** The statement that has each write fail as PostgreSQL fails with a full disk. */
const fullDisk = `DO $body$ DECLARE each record; BEGIN
  CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
  FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON %I EXECUTE FUNCTION full_disk()', each.tablename);
  END LOOP;
END $body$`;

export const databaseStates: readonly DatabaseState[] = [
  {
    name: "stands still (SIGSTOP)",
    says: /database/,
    isReadable: false,
    begin: async (canopy) => {
      await canopy.signalDatabase("SIGSTOP");
      return () => canopy.signalDatabase("SIGCONT");
    },
  },
  {
    name: "was killed (SIGKILL) and isn't started again",
    says: /database/,
    isReadable: false,
    begin: async (canopy) => {
      const { server } = await canopy.databaseProcesses();
      // What would start it again stands still.
      process.kill(canopy.databaseKeeper, "SIGSTOP");
      process.kill(server, "SIGKILL");
      return async () => {
        process.kill(canopy.databaseKeeper, "SIGCONT");
        await expect(canopy.askDatabase).toPass(patience);
      };
    },
  },
  {
    name: "can't be reached (connections cut)",
    says: /database/,
    isReadable: false,
    begin: (canopy) => {
      canopy.relay.refuse();
      return Promise.resolve(() => {
        canopy.relay.accept();
        return Promise.resolve();
      });
    },
  },
  {
    name: "is read-only",
    says: /database is read-only/,
    isReadable: true,
    begin: async (canopy) => {
      await canopy.administrate("ALTER SYSTEM SET default_transaction_read_only = on");
      return () => canopy.administrate("ALTER SYSTEM RESET default_transaction_read_only");
    },
  },
  {
    name: "has a full disk",
    says: /disk of Canopy(?:'|&#x27;|’)s database is full/,
    isReadable: true,
    begin: async (canopy) => {
      await canopy.administrate(fullDisk);
      return () => canopy.administrate("DROP FUNCTION full_disk CASCADE");
    },
  },
];

/** Every page, those of single objects with one that exists or with one that doesn't. */
export const everyPage: readonly string[] = globSync("app/**/page.tsx")
  .map((file) =>
    file
      .replace(/^app/, "")
      .replace(/\/page\.tsx$/, "")
      .replaceAll(/\/\([^)]+\)/g, ""),
  )
  .filter((path) => !path.startsWith("/kit"))
  .map((path) =>
    path
      .replace("[accountId]", places.sound.id)
      .replace("[region]", "eu-west-1")
      .replace("/plans/[id]", "/plans/3f1d8e0a-6f63-4a8f-9c55-0d7b2f6a1c11")
      .replace("/runs/[id]", "/runs/3f1d8e0a-6f63-4a8f-9c55-0d7b2f6a1c11")
      .replaceAll(/\[\w+\]/g, "none"),
  )
  .map((path) => (path === "" ? "/" : path));

/** Every route that a page reads; the stream of news doesn't end by itself. */
export const everyRoute: readonly string[] = Object.keys(routes).filter(
  (path) => path.startsWith("/api/") && path !== "/api/news" && path !== "/api/v1/x",
);

/** A page as it was answered. */
export interface Answered {
  readonly path: string;
  readonly status: number;
  readonly text: string;
  readonly tookMs: number;
}

/** Asks for pages as a person who is signed in, some at once, and reads each to its end. */
export async function askForPages(
  canopy: CanopyWithOwnDatabase,
  paths: readonly string[],
): Promise<readonly Answered[]> {
  const [cookie] = signedInAs("administrator").cookies;
  const headers = { cookie: `${cookie?.name}=${cookie?.value}`, "sec-fetch-site": "none" };
  const left = [...paths];
  const answered: Answered[] = [];
  async function askOneByOne(): Promise<void> {
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      const begunAt = performance.now();
      try {
        const response = await fetch(`${canopy.url}${path}`, { headers, redirect: "manual" });
        const { text, tookMs } = await taken(response, begunAt);
        answered.push({ path, status: response.status, text, tookMs });
      } catch (error) {
        throw new Error(`${path} was broken off.`, { cause: error });
      }
    }
  }
  await Promise.all(Array.from({ length: pagesAtOnce }, askOneByOne));
  return answered;
}

/** An answer and when it was there: all of it, or the first of those lines that are written when AWS has answered each. */
async function taken(response: Response, begunAt: number): Promise<Pick<Answered, "text" | "tookMs">> {
  const isByLine = response.headers.get("content-type")?.startsWith("application/x-ndjson") === true;
  const chunks: Uint8Array[] = [];
  let firstAt: number | undefined;
  for await (const chunk of response.body ?? []) {
    firstAt ??= performance.now();
    chunks.push(chunk);
  }
  const at = (isByLine ? firstAt : undefined) ?? performance.now();
  return { text: Buffer.concat(chunks).toString("utf8"), tookMs: at - begunAt };
}

/** Waits until Canopy says that it is ready, or that it isn't. */
export async function untilReady(canopy: CanopyWithOwnDatabase, status: 200 | 503): Promise<void> {
  await expect(async () => {
    expect((await fetch(`${canopy.url}/readyz`)).status).toBe(status);
    expect((await fetch(`${canopy.url}/healthz`)).status).toBe(200);
  }).toPass(patience);
}
