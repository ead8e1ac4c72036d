import "server-only";
import { visibleOus } from "@/lib/inventory/serve/within-ous";
import type { Grantee } from "@/lib/identity/grants";
import type { SnapshotMeta } from "@/lib/inventory/snapshot/snapshot";
import { currentSnapshot, snapshotMemory } from "@/lib/inventory/serve/current-snapshot";
import { knownCaller } from "@/lib/inventory/serve/caller";
import { failureFrom } from "@/lib/server/failure-from";
import { connectionEndpoint, connectionInForce } from "@/lib/server/connection-in-force";
import type { Connection } from "../connection";
import { z } from "zod";
import { defineRead } from "@/lib/server/action";

/** What the frame of a page shows at first, in process and without asking AWS: the browser asks for the rest. */
export const readKnownConnection = defineRead({
  operation: "canopy:ReadConnection",
  input: z.object({}),
  requires: "organization:read",
  run: () => knownConnection(),
});

/**
 * What can be said of the connection without asking AWS: the settings, and what the newest snapshot holds, or the one that is
 * remembered where the database does not say.
 */
export async function knownConnection(): Promise<Connection> {
  try {
    const snapshot = await currentSnapshot();
    return snapshot === undefined ? settings() : { ...settings(), ...seenIn(snapshot.meta) };
  } catch (error) {
    failureFrom(error, "canopy:ReadConnection");
    return rememberedConnection();
  }
}

/** What this process knows of the connection by itself, without asking AWS or the database. */
export function rememberedConnection(): Connection {
  const caller = knownCaller();
  const meta = snapshotMemory().remembered?.meta;
  // A snapshot of other credentials says nothing of these.
  if (meta !== undefined && (caller === undefined || meta.caller.accountId === caller.accountId))
    return { ...settings(), ...seenIn(meta) };
  if (caller === undefined) return settings();
  const { accountId, arn, partition } = caller;
  return { ...settings(), caller: { accountId, arn, partition } };
}

/** A connection as someone may see it: without the accounts that are not theirs, but for the one that Canopy works in. */
export function connectionFor(grantee: Grantee, connection: Connection): Connection {
  if (visibleOus(grantee) === undefined) return connection;
  const { region, endpoint, caller, organization, homeRegion } = connection;
  return {
    region,
    ...(endpoint !== undefined && { endpoint }),
    ...(caller !== undefined && { caller }),
    ...(organization?.id !== undefined && { organization: { id: organization.id } }),
    ...(homeRegion !== undefined && { homeRegion }),
  };
}

function settings(): Connection {
  const endpoint = connectionEndpoint();
  return { region: connectionInForce().region, ...(endpoint !== undefined && { endpoint }) };
}

function seenIn(meta: SnapshotMeta): Omit<Connection, "region"> {
  const { caller, organizationId, managementAccountId, delegatedAdministrators, findingAggregator } = meta;
  const isRead = (part: string) =>
    meta.complete && !meta.missingParts.some((missing) => missing.part === part);
  return {
    caller: { accountId: caller.accountId, arn: caller.arn, partition: caller.partition },
    organization: {
      ...(organizationId !== undefined && { id: organizationId }),
      ...(managementAccountId !== undefined && { managementAccountId }),
    },
    ...(isRead("delegated-administrators") && { securityHubAdministrators: delegatedAdministrators }),
    ...(isRead("finding-aggregator") && { homeRegion: findingAggregator?.homeRegion ?? null }),
  };
}
