import "server-only";
import type { PolicyId, TargetId } from "@/lib/core/identifiers";
import { evaluationOf, evaluationOfPolicy } from "@/lib/security-hub/governance/evaluation";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import { log } from "@/lib/server/log";
import { lastUpdateSeq } from "@/lib/store/snapshot-updates";
import { associationAt } from "../snapshot/association-at";
import { currentSnapshot, forgetCurrentSnapshot, snapshotMemory } from "../serve/current-snapshot";
import { organizationKind } from "../serve/kinds/organization-kind";
import { associationNews } from "../snapshot/with-associations";
import { governedOrganization } from "../snapshot/snapshot";
import { recordOnNewest } from "./record-on-newest";

/** What Canopy knows of one target's association; undefined where there is none, or no tree yet. */
export async function recordedAssociation(targetId: TargetId): Promise<PolicyAssociation | undefined> {
  const snapshot = await currentSnapshot();
  return snapshot && associationAt(snapshot, targetId);
}

/** What AWS said of single targets; `cleared` are those that have no association any more. */
interface AssociationNews {
  readonly associations: readonly PolicyAssociation[];
  readonly cleared: readonly TargetId[];
}

/**
 * Reads associations from AWS and keeps what is new for all who read the snapshot. What is recorded while AWS is being
 * read stays: the answer may be from before a write. Rejects as `read` does, and never because of the database.
 */
export async function readAndRecordAssociations<Answer>(
  read: () => Promise<Answer>,
  newsOf: (answer: Answer) => AssociationNews,
): Promise<Answer> {
  const readAfter = await lastUpdateSeq().catch(() => undefined);
  const answer = await read();
  const { associations, cleared } = newsOf(answer);
  // Without the database nothing could be kept, and the next read asks again.
  if (readAfter !== undefined) await recordAssociations(associations, cleared, readAfter);
  return answer;
}

/**
 * Keeps what AWS just said of single targets, for all who read the snapshot; `cleared` are targets that have no
 * association any more. What the snapshot says already is not stored again: its version would change for nothing. Never
 * rejects: what was asked of AWS has happened, and the next collection reads it again.
 */
export async function recordAssociations(
  associations: readonly PolicyAssociation[],
  cleared: readonly TargetId[] = [],
  readAfter?: number,
): Promise<void> {
  try {
    await recordNews(associations, cleared, readAfter);
  } catch (error) {
    log().warn({ err: error }, "Associations that AWS answered could not be kept");
  }
}

/**
 * Keeps what AWS answered to a write on a target, and everything that inherits from it as PENDING until AWS is asked
 * again; `undefined` where the target has no association any more. Returns what inherits and is PENDING. Never rejects: the
 * write is done.
 */
export async function recordEvaluation(
  targetId: TargetId,
  association: PolicyAssociation | undefined,
): Promise<readonly TargetId[]> {
  try {
    const snapshot = await currentSnapshot();
    if (snapshot === undefined) return [];
    const { associations, cleared } = evaluationOf(governedOrganization(snapshot), targetId, association);
    await recordNews(associations, cleared);
    return associations.map((each) => each.targetId).filter((each) => each !== targetId);
  } catch (error) {
    log().warn({ err: error }, "What AWS evaluates because of a write could not be kept");
    return [];
  }
}

/** Keeps everything that a policy governs as PENDING, after its settings were changed. Never rejects. */
export async function recordPolicyEvaluation(policyId: PolicyId, updatedAt: string): Promise<void> {
  try {
    const snapshot = await currentSnapshot();
    if (snapshot === undefined) return;
    await recordNews(evaluationOfPolicy(snapshot, policyId, updatedAt), []);
  } catch (error) {
    log().warn({ err: error }, "What AWS evaluates because of a policy could not be kept");
  }
}

async function recordNews(
  associations: readonly PolicyAssociation[],
  cleared: readonly TargetId[],
  readAfter?: number,
): Promise<void> {
  // What another request recorded a moment ago decides whether this is news.
  forgetCurrentSnapshot();
  const snapshot = await currentSnapshot();
  if (snapshot === undefined) return;
  const news = associationNews(snapshot, associations);
  const gone = cleared.filter((targetId) => associationAt(snapshot, targetId) !== undefined);
  if (news.length + gone.length === 0) return;
  const updates = [
    ...gone.map((targetId) => ({ kind: "association", targetId, association: null }) as const),
    ...news.map(
      (association) => ({ kind: "association", targetId: association.targetId, association }) as const,
    ),
  ];
  await recordOnNewest({ kind: organizationKind, memory: snapshotMemory() }, updates, readAfter);
}
