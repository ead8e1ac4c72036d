import "server-only";
import { endpointOverride } from "@/lib/aws/endpoint-override";
import { env } from "@/lib/env";
import type { Snapshot, SnapshotMeta } from "@/lib/inventory/snapshot/snapshot";
import { currentSnapshot, snapshotMemory } from "@/lib/inventory/serve/current-snapshot";
import { knownViewer } from "@/lib/inventory/serve/viewer";
import { failureFrom } from "@/lib/server/failure-from";
import type { Viewpoint } from "../viewpoint";
import { z } from "zod";
import { defineRead } from "@/lib/server/action";

/** What the frame of a page shows at first, in process and without asking AWS: the browser asks for the rest. */
export const readKnownViewpoint = defineRead({
  operation: "canopy:ReadViewpoint",
  input: z.object({}),
  requires: "organization:read",
  run: () => knownViewpoint(),
});

/** What can be said of the viewpoint without asking AWS: the settings, and what the newest snapshot holds. */
export async function knownViewpoint(): Promise<Viewpoint> {
  const snapshot = await snapshotOrUndefined();
  return snapshot === undefined ? settings() : { ...settings(), ...seenIn(snapshot.meta) };
}

/** What this process knows of the viewpoint by itself, without asking AWS or the database. */
export function rememberedViewpoint(): Viewpoint {
  const viewer = knownViewer();
  const meta = snapshotMemory().remembered?.meta;
  // A snapshot of other credentials says nothing of these.
  if (meta !== undefined && (viewer === undefined || meta.viewer.accountId === viewer.accountId))
    return { ...settings(), ...seenIn(meta) };
  if (viewer === undefined) return settings();
  const { accountId, arn, partition } = viewer;
  return { ...settings(), caller: { accountId, arn, partition } };
}

function settings(): Viewpoint {
  const endpoint = endpointOverride();
  return { region: env().region, ...(endpoint !== undefined && { endpoint }) };
}

/** A database that is away leaves the settings, which are worth showing all the more. */
async function snapshotOrUndefined(): Promise<Snapshot | undefined> {
  try {
    return await currentSnapshot();
  } catch (error) {
    failureFrom(error, "canopy:ReadViewpoint");
    return undefined;
  }
}

function seenIn(meta: SnapshotMeta): Omit<Viewpoint, "region"> {
  const { viewer, organizationId, managementAccountId, delegatedAdministrators, findingAggregator } = meta;
  const isRead = (part: string) => meta.complete && !meta.gaps.some((gap) => gap.part === part);
  return {
    caller: { accountId: viewer.accountId, arn: viewer.arn, partition: viewer.partition },
    organization: {
      ...(organizationId !== undefined && { id: organizationId }),
      ...(managementAccountId !== undefined && { managementAccountId }),
    },
    ...(isRead("delegated administrators") && { securityHubAdministrators: delegatedAdministrators }),
    ...(isRead("finding aggregator") && { homeRegion: findingAggregator?.homeRegion ?? null }),
  };
}
