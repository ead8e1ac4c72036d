import { createHash, randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { sessionHeaders } from "@/scripts/processes/enter";
import type { BenchServices } from "../bench-services";
import type { Measurement } from "../verdict";
import { largestMemory } from "./server-memory";

const people = 200;
/** Each person opens a first tab within this time, and a second one within as long after it. */
const arrivalMs = 60_000;
const unloadedRounds = 25;

/** What a tab asks for when the organization page is opened in it. */
interface TabLoad {
  readonly pageMs: number;
  readonly treeMs: number;
  /** For the next tab of the browser, which has the tree already. */
  readonly etag: string | undefined;
}

/**
 * Two hundred signed-in people open the organization page in two tabs each, with one stream of news for each browser that stays
 * open. Compared with the same requests of one person alone.
 */
export async function measureViewers(services: BenchServices): Promise<Measurement[]> {
  const { canopyUrl, databaseUrl } = services;
  const alone: TabLoad[] = [];
  for (let round = 0; round < unloadedRounds; round++)
    alone.push(await openTab(canopyUrl, sessionHeaders(), undefined));
  const headers = await signIn(databaseUrl);
  const begun = await callsOf(canopyUrl);
  const over = new AbortController();
  const loads: TabLoad[] = [];
  const errors: unknown[] = [];
  const memory = await largestMemory(canopyUrl, async () => {
    await Promise.all(
      headers.map(async (person) => {
        try {
          await delay(Math.random() * arrivalMs);
          const stream = await followNews(canopyUrl, person, over.signal);
          const first = await openTab(canopyUrl, person, undefined);
          await delay(Math.random() * arrivalMs);
          loads.push(first, await openTab(canopyUrl, person, first.etag));
          if (stream.hasEnded()) throw new Error("The stream of news ended by itself.");
        } catch (error) {
          errors.push(error);
        }
      }),
    );
  });
  over.abort();
  const ended = await callsOf(canopyUrl);
  await requireCounted(canopyUrl, ended.request);
  const [firstError] = errors;
  if (firstError !== undefined) console.log("The first error:", firstError);
  return [
    {
      name: `page, p95 of ${loads.length}`,
      unit: "ms",
      ours: percentile(loads.map(({ pageMs }) => pageMs)),
      floor: percentile(alone.map(({ pageMs }) => pageMs)),
      target: { maxRatio: 3 },
    },
    {
      name: "tree, p95",
      unit: "ms",
      ours: percentile(loads.map(({ treeMs }) => treeMs)),
      floor: percentile(alone.map(({ treeMs }) => treeMs)),
      target: { maxRatio: 3 },
    },
    { name: "server memory, largest", unit: "MB", ours: memory, target: { max: 600 } },
    {
      name: "AWS calls that their requests began",
      unit: "calls",
      ours: ended.request - begun.request,
      target: { max: 0 },
    },
    { name: "AWS calls of Canopy itself meanwhile", unit: "calls", ours: ended.canopy - begun.canopy },
    { name: "people with an error", unit: "×", ours: errors.length, target: { max: 0 } },
  ];
}

async function openTab(
  canopyUrl: string,
  headers: Readonly<Record<string, string>>,
  etag: string | undefined,
): Promise<TabLoad> {
  const begun = performance.now();
  await taken(`${canopyUrl}/organization`, headers);
  const pageMs = performance.now() - begun;
  const tree = await taken(`${canopyUrl}/api/inventory/snapshot`, {
    ...headers,
    ...(etag !== undefined && { "if-none-match": etag }),
  });
  return { pageMs, treeMs: performance.now() - begun - pageMs, etag: tree.headers.get("etag") ?? undefined };
}

/** The answer, taken to its end. Rejects for a status that is none of success or 304. */
async function taken(url: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  const response = await fetch(url, { headers: { ...headers, "accept-encoding": "gzip" } });
  await response.arrayBuffer();
  if (response.status >= 400) throw new Error(`${url} answered ${response.status}.`);
  return response;
}

async function followNews(
  canopyUrl: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<{ readonly hasEnded: () => boolean }> {
  const response = await fetch(`${canopyUrl}/api/news`, { headers, signal });
  if (!response.ok || response.body === null) throw new Error(`The news answered ${response.status}.`);
  let ended = false;
  response.body
    .pipeTo(new WritableStream(), { signal })
    .catch(() => undefined)
    .finally(() => (ended = !signal.aborted));
  return { hasEnded: () => ended };
}

/** Signs people in as Canopy would, and answers what their browsers send. */
async function signIn(databaseUrl: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const [name = "canopy-session"] = (sessionHeaders()["cookie"] ?? "").split("=");
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const headers: Record<string, string>[] = [];
    for (let person = 0; person < people; person++) {
      const id = `viewer-${person}`;
      const token = randomBytes(32).toString("base64url");
      await client.query(
        "INSERT INTO people (id, provider, subject, name, groups) VALUES ($1, 'local', $1, $1, $2)",
        [id, JSON.stringify(["viewer"])],
      );
      await client.query(
        "INSERT INTO sessions (person_id, token_hash, expires_at) VALUES ($1, $2, now() + interval '1 hour')",
        [id, createHash("sha256").update(token).digest("base64url")],
      );
      headers.push({ cookie: `${name}=${token}` });
    }
    return headers;
  } finally {
    await client.end();
  }
}

interface CallsByOrigin {
  /** Of what a page, an action or a route has begun. */
  readonly request: number;
  /** Of collectors and workers. */
  readonly canopy: number;
}

/** How many calls to AWS the server has made, by what began them, as it counts itself. */
async function callsOf(canopyUrl: string): Promise<CallsByOrigin> {
  const text = await (await fetch(`${canopyUrl}/metrics`)).text();
  const sum = (origin: string) =>
    [...text.matchAll(/^canopy_aws_calls_total\{(.*)\} (\d+)$/gm)]
      .filter(([, labels]) => labels?.includes(`origin="${origin}"`))
      .reduce((total, [, , count]) => total + Number(count), 0);
  return { request: sum("request"), canopy: sum("canopy") };
}

/** Rejects where calls that a request begins are not counted as such: none counted would say nothing then. */
async function requireCounted(canopyUrl: string, before: number): Promise<void> {
  await taken(`${canopyUrl}/api/connection/checks`, sessionHeaders());
  if ((await callsOf(canopyUrl)).request === before)
    throw new Error("The checks of the connection ask AWS, and no call of a request was counted.");
}

/** The value that nineteen of twenty do not exceed. */
function percentile(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)] ?? Number.NaN;
}
