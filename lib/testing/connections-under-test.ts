import { afterAll, beforeAll, vi } from "vitest";
import { env } from "@/lib/env";
import type { ConnectionSettings } from "@/lib/env-connections";
import { runCollector } from "@/lib/inventory/collect/collector";
import { compliancePlan } from "@/lib/inventory/collect/compliance/compliance-plan";
import { organizationPlan } from "@/lib/inventory/collect/organization-plan";
import { packPlan } from "@/lib/inventory/collect/packs/pack-plan";
import { recorderPlan } from "@/lib/inventory/collect/recorders/recorder-plan";
import { tagPlan } from "@/lib/inventory/collect/tags/tag-plan";
import { currentTags } from "@/lib/inventory/serve/current-tags";
import { currentCompliance } from "@/lib/inventory/serve/current-compliance";
import { currentPacks } from "@/lib/inventory/serve/current-packs";
import { currentRecorders } from "@/lib/inventory/serve/current-recorders";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { serverAws } from "@/lib/server/aws";
import { withConnection } from "@/lib/server/connection-in-force";
import { hashOf, newToken } from "@/lib/server/sign-in/session-cookie";
import { keepPerson } from "@/lib/store/identity/people";
import { addSession } from "@/lib/store/identity/sessions";
import { startSandbox } from "@/sandbox/start-sandbox";
import { withTestDatabase } from "./test-database";

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

/** Several connections that were collected, and people who are signed in. */
export interface ConnectionsUnderTest {
  readonly sandboxes: readonly Sandbox[];
  /** By the name in addresses; undefined for the first one. */
  readonly connection: (name?: string) => ConnectionSettings;
  readonly snapshotOf: (connection: ConnectionSettings) => Snapshot;
  /** The headers of a browser in which the person of a group is signed in. */
  readonly browserOf: (group: string) => Headers;
  /** Runs until the tests are over. */
  readonly work: (run: (signal: AbortSignal) => Promise<void>) => void;
}

/**
 * Starts a sandbox for each seed, of which the first connection looks at the first, and collects all connections.
 * @param further the entries of CANOPY_CONNECTIONS
 * @param groups each has one person, whose id is the group's name
 */
export function connectionsUnderTest({
  seeds,
  names,
  further,
  groups,
}: {
  readonly seeds: readonly number[];
  readonly names: readonly string[];
  readonly further: (sandboxes: readonly Sandbox[]) => unknown;
  readonly groups: readonly string[];
}): ConnectionsUnderTest {
  const sandboxes: Sandbox[] = [];
  const snapshots = new Map<string, Snapshot>();
  const cookies = new Map<string, string>();
  const working: Promise<void>[] = [];
  const over = new AbortController();

  beforeAll(async () => {
    for (const seed of seeds)
      sandboxes.push(await startSandbox({ accounts: 120, ous: 12, seed, settleMs: 0, port: 0 }));
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
    vi.stubEnv("AWS_ENDPOINT_URL", sandboxes[0]?.url);
    vi.stubEnv("CANOPY_CONNECTIONS", JSON.stringify(await further(sandboxes)));
  });
  withTestDatabase({ connections: names });
  beforeAll(async () => {
    for (const group of groups) cookies.set(group, await signedIn(group));
    await Promise.all(
      env().connections.map((connection) =>
        withConnection(connection, async () => {
          snapshots.set(connection.name ?? "", await collected());
        }),
      ),
    );
  }, 300_000);
  afterAll(async () => {
    over.abort();
    await Promise.all(working);
    for (const sandbox of sandboxes) await sandbox.close();
  });

  function collected(): Promise<Snapshot> {
    const settings = { aws: serverAws(), refreshMs: () => 24 * 3_600_000, signal: over.signal };
    working.push(
      runCollector(organizationPlan, settings),
      runCollector(packPlan, settings),
      runCollector(compliancePlan, settings),
      runCollector(recorderPlan, settings),
      runCollector(tagPlan, settings),
    );
    return vi.waitFor(
      async () => {
        const [snapshot, packs] = [await currentSnapshot(), await currentPacks()];
        const others = [await currentCompliance(), await currentRecorders(), await currentTags()];
        if (!snapshot?.meta.complete || packs?.meta.complete !== true || others.includes(undefined))
          throw new Error("The collection goes on.");
        return snapshot;
      },
      { timeout: 250_000, interval: 100 },
    );
  }

  return {
    sandboxes,
    connection: (name) => {
      const found = env().connections.find((each) => each.name === name);
      if (found === undefined) throw new Error(`There is no connection ${name ?? ""}.`);
      return found;
    },
    snapshotOf: ({ name = "" }) => {
      const snapshot = snapshots.get(name);
      if (snapshot === undefined) throw new Error("It was not collected.");
      return snapshot;
    },
    browserOf: (group) =>
      new Headers({ host: "localhost:3000", cookie: `canopy-session=${cookies.get(group) ?? ""}` }),
    work: (run) => void working.push(run(over.signal)),
  };
}

async function signedIn(group: string): Promise<string> {
  const person = { id: group, provider: "local", subject: group, name: group, groups: [group] };
  const token = newToken();
  await addSession({ personId: await keepPerson(person), tokenHash: hashOf(token), lifetimeMs: 3_600_000 });
  return token;
}
