import "server-only";
import { causesOf } from "@/lib/aws-config/packs/causes/failure-causes";
import { packStatuses } from "@/lib/aws-config/packs/model";
import { outcomeOf } from "@/lib/aws-config/packs/pack-outcome";
import { currentPacks } from "@/lib/inventory/serve/current-packs";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { pathOf } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { Observation, Watch } from "./observation";

/** Conformance packs that failed in an account: deploying, updating or deleting. */
export const watchFailedPacks: Watch = async ({ rule, seen }) => {
  const packs = await currentPacks();
  const snapshot = await currentSnapshot();
  if (packs?.meta.complete !== true) return undefined;
  const version = `${packs.meta.version} ${snapshot?.meta.organizationId ?? ""}`;
  if (version === seen) return undefined;
  const { within, packName } = rule.settings.filter;
  const tree = snapshot?.tree;
  const lookup = tree === undefined ? () => undefined : nodeLookup(tree);
  const scope = within === undefined ? undefined : lookup(within);
  // Without the organization it isn't known which accounts are inside.
  if (within !== undefined && (tree === undefined || scope === undefined)) return undefined;
  const scopeEnd = scope === undefined ? 0 : (tree?.subtreeEnd[scope] ?? 0);
  const causeOf = causesOf(packs);
  const present: Observation["present"][number][] = [];
  const known = new Set<string>();
  for (const [index, { name }] of packs.meta.packs.entries()) {
    if (packName !== undefined && name !== packName) continue;
    for (const [row, accountId] of packs.accountIds.entries()) {
      const status = packStatuses[(packs.columns[index]?.status[row] ?? 0) - 1];
      const outcome = status === undefined ? undefined : outcomeOf(status);
      const key = `${name} ${accountId}`;
      if (status === undefined || outcome === undefined) continue;
      if (outcome !== "failed") {
        known.add(key);
        continue;
      }
      const node = lookup(accountId);
      if (scope !== undefined && (node === undefined || node < scope || node >= scopeEnd)) continue;
      const place = tree === undefined || node === undefined ? accountId : pathOf(tree, node);
      const cause = (causeOf(index, row) ?? "").replace("\n", ": ").replace(/^: |: $/, "");
      present.push({
        value: status,
        event: {
          key,
          subject: `${place} · ${name}`,
          text: `${name} is ${status} in ${place}${cause === "" ? "" : ` (${cause})`}`,
          cause,
          path: `/packs/${encodeURIComponent(name)}`,
          at: new Date().toISOString(),
        },
      });
    }
  }
  return { present, isOver: (key) => known.has(key), version };
};
