import type { Caller, Clock } from "../../contract";
import type { SandboxOrganizationPack } from "../../world/sandbox-config";
import type { SandboxAccount, World } from "../../world/world";
import { deploymentFailure } from "./deployment-failure";
import { settleMsOf, settlingTime } from "./settling-time";

/** For how long AWS tries to deploy packs to a new account that has no recorder yet. */
const RETRY_MS = 7 * 3_600_000;

/**
 * An account that has joined the organization gets every pack that does not exclude it. Without a recorder that is
 * retried for seven hours and not any longer (developer guide, conformance-pack-organization-apis).
 */
export function accountJoined(world: World, clock: Clock, accountId: string): void {
  const account = world.accounts.get(accountId);
  if (account === undefined) return;
  for (const pack of world.config.packs.values()) {
    if (pack.excludedAccounts.has(accountId) || pack.deployment.kind === "DELETE") continue;
    deployToNewMember(world, pack, account, clock.now());
    pack.statusKind = "UPDATE";
  }
}

/** An account that has left the organization has none of its packs any more. */
export function accountLeft(world: World, accountId: string): void {
  for (const pack of world.config.packs.values()) {
    pack.members.delete(accountId);
    pack.excludedAccounts.delete(accountId);
  }
}

/** Organization packs end with their organization; aggregators belong to their accounts. */
export function organizationPacksEnd(world: World): void {
  world.config.packs.clear();
}

/** A recorder has been started: packs that have waited for it in a new account are deployed. */
export function retryNewMember(
  world: World,
  now: number,
  { accountId, region }: Pick<Caller, "accountId" | "region">,
): void {
  const account = world.accounts.get(accountId);
  if (account === undefined) return;
  for (const pack of world.config.packs.values()) {
    const waiting = pack.members.get(accountId);
    const waits = waiting?.kind === "CREATE" && waiting.settlesAt > now && isAboutRecorder(waiting.failure);
    if (waits && pack.region === region) deployToNewMember(world, pack, account, now);
  }
}

function deployToNewMember(
  world: World,
  pack: SandboxOrganizationPack,
  account: SandboxAccount,
  now: number,
): void {
  const failure = deploymentFailure(world, pack, account, "CREATE");
  const settlesAt = isAboutRecorder(failure)
    ? now + RETRY_MS
    : now + settlingTime(pack.suffix + account.id, settleMsOf(world));
  pack.members.set(account.id, { kind: "CREATE", startedAt: now, settlesAt, failure });
}

function isAboutRecorder(failure: string | undefined): boolean {
  return failure === "recorder-missing" || failure === "recorder-stopped";
}
