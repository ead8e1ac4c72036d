import "server-only";
import { createHash } from "node:crypto";
import { OfConnections } from "@/lib/server/connection-in-force";
import { FailureError } from "@/lib/core/failure-error";
import { env } from "@/lib/env";
import { type Grantee } from "@/lib/identity/grants";
import { beyondOwnOus, viewKey, type VisibleOus, visibleOusOf } from "@/lib/identity/visible-ous";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import type { RecorderSnapshot } from "@/lib/aws-config/recorders/table/recorder-snapshot";
import type { TagSnapshot } from "@/lib/organizations/tags/tag-snapshot";
import type { Snapshot } from "../snapshot/snapshot";
import { nodesWithin, packsWithin, snapshotWithin } from "../snapshot/within-ous/within-ous";
import { tagsWithin } from "../snapshot/within-ous/tags-within-ous";
import { complianceWithin } from "../snapshot/within-ous/compliance-within-ous";
import { recordersWithin } from "../snapshot/within-ous/recorders-within-ous";
import { currentCompliance } from "./current-compliance";
import { currentPacks } from "./current-packs";
import { currentRecorders } from "./current-recorders";
import { currentTags } from "./current-tags";
import { currentSnapshot } from "./current-snapshot";

/** As many different views are kept at once: a company has fewer teams with OUs of their own. */
const mostViews = 50;

/** What is made of one thing for each view of it, once for all who see the same. */
class OncePerView<Of, Made> {
  readonly #views = new Map<string, { readonly of: Of; readonly made: Made }>();

  made(ous: readonly string[], of: Of, make: () => Made): Made {
    const view = ous.join(" ");
    const known = this.#views.get(view);
    this.#views.delete(view);
    const made = known?.of === of ? known.made : make();
    this.#views.set(view, { of, made });
    const [oldest] = this.#views.keys();
    if (this.#views.size > mostViews && oldest !== undefined) this.#views.delete(oldest);
    return made;
  }
}

interface Views {
  readonly organization: OncePerView<Snapshot, Snapshot>;
  readonly packs: OncePerView<PackSnapshot, PackSnapshot>;
  readonly compliance: OncePerView<ComplianceSnapshot, ComplianceSnapshot>;
  readonly recorders: OncePerView<RecorderSnapshot, RecorderSnapshot>;
  readonly tags: OncePerView<TagSnapshot, TagSnapshot>;
  readonly ids: OncePerView<Snapshot, ReadonlySet<string>>;
}

declare global {
  // One memory a process, however many bundles Next makes of this file.
  var canopyViews: OfConnections<Views> | undefined;
}

function views(): Views {
  return (globalThis.canopyViews ??= new OfConnections()).made(() => ({
    organization: new OncePerView(),
    packs: new OncePerView(),
    compliance: new OncePerView(),
    recorders: new OncePerView(),
    tags: new OncePerView(),
    ids: new OncePerView(),
  }));
}

/** The OUs that someone sees alone; undefined where they see the whole organization. */
export function visibleOus(grantee: Grantee): VisibleOus {
  return visibleOusOf(grantee, env().limitedView);
}

/** Names a view in versions, without naming its OUs. */
export function viewName(ous: VisibleOus): string {
  if (ous === undefined) return "";
  return createHash("sha256").update(viewKey(ous)).digest("base64url").slice(0, 16);
}

/** The organization as someone may see it now: made once for all who see the same. Rejects as `currentSnapshot` does. */
export async function snapshotFor(grantee: Grantee): Promise<Snapshot | undefined> {
  const [snapshot, ous] = [await currentSnapshot(), visibleOus(grantee)];
  if (snapshot === undefined || ous === undefined) return snapshot;
  return views().organization.made(ous, snapshot, () => snapshotWithin(snapshot, ous, viewName(ous)));
}

/** The conformance packs as someone may see them now. Rejects as `currentPacks` does. */
export async function packsFor(grantee: Grantee): Promise<PackSnapshot | undefined> {
  const [packs, ous] = [await currentPacks(), visibleOus(grantee)];
  if (packs === undefined || ous === undefined) return packs;
  const ids = (await idsWithin(ous)) ?? new Set();
  return views().packs.made(ous, packs, () => packsWithin(packs, ids, viewName(ous)));
}

/** The compliance of the packs as someone may see it now. Rejects as `currentCompliance` does. */
export async function complianceFor(grantee: Grantee): Promise<ComplianceSnapshot | undefined> {
  const [compliance, ous] = [await currentCompliance(), visibleOus(grantee)];
  if (compliance === undefined || ous === undefined) return compliance;
  const ids = (await idsWithin(ous)) ?? new Set();
  return views().compliance.made(ous, compliance, () => complianceWithin(compliance, ids, viewName(ous)));
}

/** Recorder coverage as someone may see it now. Rejects as `currentRecorders` does. */
export async function recordersFor(grantee: Grantee): Promise<RecorderSnapshot | undefined> {
  const [recorders, ous] = [await currentRecorders(), visibleOus(grantee)];
  if (recorders === undefined || ous === undefined) return recorders;
  const ids = (await idsWithin(ous)) ?? new Set();
  return views().recorders.made(ous, recorders, () => recordersWithin(recorders, ids, viewName(ous)));
}

/** The tags as someone may see them now. Rejects as `currentTags` does. */
export async function tagsFor(grantee: Grantee): Promise<TagSnapshot | undefined> {
  const [tags, ous] = [await currentTags(), visibleOus(grantee)];
  if (tags === undefined || ous === undefined) return tags;
  const ids = (await idsWithin(ous)) ?? new Set();
  return views().tags.made(ous, tags, () => tagsWithin(tags, ids, viewName(ous)));
}

/**
 * The ids of the OUs and accounts that are theirs, without what is above them; undefined where someone sees the whole
 * organization. None while it has not been read.
 */
export async function ownIds(grantee: Grantee): Promise<ReadonlySet<string> | undefined> {
  return idsWithin(visibleOus(grantee));
}

/** The same by the OUs that someone sees alone. */
export async function idsWithin(ous: VisibleOus): Promise<ReadonlySet<string> | undefined> {
  if (ous === undefined) return undefined;
  const snapshot = await currentSnapshot();
  if (snapshot === undefined) return new Set();
  const { tree } = snapshot;
  return views().ids.made(
    ous,
    snapshot,
    () => new Set<string>(nodesWithin(tree, ous).flatMap((node) => tree.ids[node] ?? [])),
  );
}

/** Rejects as `forbidden` where one of these targets is not theirs, nor above what is theirs. */
export async function requireVisible(grantee: Grantee, targetIds: readonly string[]): Promise<void> {
  if (visibleOus(grantee) === undefined) return;
  const seen = new Set<string>((await snapshotFor(grantee))?.tree.ids);
  if (targetIds.some((id) => !seen.has(id))) throw new FailureError({ ...beyondOwnOus, message: notTheirs });
}

/** Rejects as `forbidden` for who sees some OUs alone: an earlier snapshot has accounts that were theirs then. */
export function requireWholeView(grantee: Grantee): void {
  if (visibleOus(grantee) !== undefined) throw new FailureError(beyondOwnOus);
}

const notTheirs = "Your role is limited to OUs, and this target is not in one of them.";
