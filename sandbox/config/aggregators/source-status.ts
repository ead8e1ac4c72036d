import type { SandboxAggregator } from "../../world/sandbox-config";
import type { World } from "../../world/world";
import { mayCollectFromOrganization } from "../access";
import { isAuthorized } from "./authorization-of";
import { recording } from "../recorder-of";
import { settleMsOf, settlingTime } from "../packs/settling-time";
import { type InventedError, sourceErrors } from "../unpublished-texts";

/** How often data of a source is moved again. */
const REFRESH_MS = 15 * 60_000;

export interface SourceStatus {
  readonly status: "FAILED" | "SUCCEEDED" | "OUTDATED";
  readonly updatedAt: number;
  readonly error: InventedError | undefined;
}

interface Source {
  /** An account's id, or the organization's. */
  readonly sourceId: string;
  readonly region: string;
}

/**
 * What collecting from a source in a Region comes to as things stand: OUTDATED until the first data has arrived and
 * where nothing new is recorded. The causes of failures are those of
 * https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data-troubleshooting.html
 */
export function sourceStatus(
  world: World,
  aggregator: SandboxAggregator,
  source: Source,
  now: number,
): SourceStatus {
  const { sourceId, region } = source;
  const since = Math.max(
    sourceSince(world, aggregator, sourceId),
    aggregator.source.regions.get(region) ?? 0,
  );
  const firstAt = since + settlingTime(`${aggregator.suffix}${sourceId}${region}`, settleMsOf(world));
  if (now < firstAt) return { status: "OUTDATED", updatedAt: since, error: undefined };
  const updatedAt = firstAt + Math.floor((now - firstAt) / REFRESH_MS) * REFRESH_MS;
  const details = { sourceId, region, ownerId: aggregator.ownerId, ownerRegion: aggregator.region };
  const cause = causeOf(world, aggregator, source);
  if (cause === undefined) return { status: "SUCCEEDED", updatedAt, error: undefined };
  const status = cause === "stopped" ? "OUTDATED" : "FAILED";
  return { status, updatedAt, error: sourceErrors[cause](details) };
}

/** Accounts of an organization are collected from since they are in it. */
function sourceSince(world: World, { source }: SandboxAggregator, sourceId: string): number {
  if (source.kind === "accounts") return source.accounts.get(sourceId) ?? 0;
  return Math.max(source.since, world.accounts.get(sourceId)?.joinedAt ?? 0);
}

function causeOf(
  world: World,
  { source, ownerId, region: ownerRegion }: SandboxAggregator,
  { sourceId, region }: Source,
): keyof typeof sourceErrors | undefined {
  if (sourceId === world.organization?.id) {
    return mayCollectFromOrganization(world, ownerId) ? undefined : "organizationDenied";
  }
  if (source.kind === "accounts" && !isAuthorized(world, { sourceId, region, ownerId, ownerRegion })) {
    return "unauthorized";
  }
  const account = world.accounts.get(sourceId);
  if (account !== undefined && account.state !== "ACTIVE") return "inactive";
  switch (recording(world, sourceId, region)) {
    case "none":
      return "notEnabled";
    case "stopped":
      return "stopped";
    case "on":
      return undefined;
  }
}
