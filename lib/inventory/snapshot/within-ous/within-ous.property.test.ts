import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AccountId, OrganizationalUnitId } from "@/lib/core/identifiers";
import { arbitraryStatuses, rootId } from "@/lib/testing/arbitrary-organization";
import { arbitraryPacks } from "@/lib/testing/example-packs";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { packKind } from "../../serve/kinds/pack-kind";
import { decodeSnapshot, encodeSnapshot } from "../snapshot-codec";
import { nodesWithin, packsWithin, snapshotWithin } from "./within-ous";

const caller = exampleSnapshotMeta().caller.accountId;

/** Some OUs of a tree, also none, and one that it doesn't have. */
function ousOf(tree: OrgTree, picks: readonly boolean[]): readonly OrganizationalUnitId[] {
  const ous = tree.ids.flatMap((id, node) =>
    tree.kind[node] === NodeKind.OrganizationalUnit && picks[node % picks.length] === true
      ? [OrganizationalUnitId.parse(id)]
      : [],
  );
  return [...ous, OrganizationalUnitId.parse("ou-none-00000000")];
}

/** What names each account and OU that is neither within the OUs nor above them. */
function outsideOf(tree: OrgTree, ous: readonly OrganizationalUnitId[]): readonly string[] {
  const own = nodesWithin(tree, ous);
  const seen = new Set(own);
  for (const node of own)
    for (let at = tree.parent[node] ?? -1; at >= 0; at = tree.parent[at] ?? -1) seen.add(at);
  return tree.ids.flatMap((id, node) =>
    node === 0 || seen.has(node)
      ? []
      : [
          id,
          ...(tree.kind[node] === NodeKind.Account ? [`"${tree.names[node]}"`, tree.emails[node] ?? id] : []),
        ],
  );
}

const picks = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });

describe("what is shown to who sees some OUs alone", () => {
  it("names no account and no OU of others, in rows, texts or meta", () => {
    fc.assert(
      fc.property(arbitraryStatuses, picks, ({ tree, governance }, picked) => {
        const ous = ousOf(tree, picked);
        const outside = outsideOf(tree, ous);
        const accounts = tree.ids.filter((_, node) => tree.kind[node] === NodeKind.Account);
        const noted = tree.ids.map((id) => `Account ${id} is suspended.`);
        const meta = exampleSnapshotMeta({
          delegatedAdministrators: accounts.map((id) => ({
            id: AccountId.parse(id),
            name: `admin of ${id}`,
          })),
          departed: accounts.map((id) => ({
            ...{ accountId: AccountId.parse(id), name: id, path: "", configuration: "" },
            ...{ lastSeenAt: 1, missedAt: 2 },
          })),
          missingParts: accounts.map((id) => ({
            part: "ou-names" as const,
            failure: { code: "unavailable" as const, message: `No answer for arn:aws:x:::${id}.` },
          })),
        });
        const message = Int32Array.from(tree.ids, (_, node) => node);
        const whole = { meta, tree, governance: { ...governance, message, messages: noted } };
        const pruned = snapshotWithin(whole, ous, "view");
        const text = Buffer.from(encodeSnapshot(pruned)).toString("utf8");
        expect(outside.filter((each) => text.includes(each))).toEqual([]);

        const read = decodeSnapshot(encodeSnapshot(pruned));
        for (const node of nodesWithin(tree, ous)) {
          const at = read.tree.ids.indexOf(tree.ids[node] ?? rootId);
          expect(read.tree.ids[read.tree.parent[at] ?? -1]).toBe(tree.ids[tree.parent[node] ?? -1]);
          expect(read.governance.policy[at]).toBe(governance.policy[node]);
          expect(read.governance.messages[read.governance.message[at] ?? -1]).toBe(noted[node]);
          expect((read.tree.subtreeEnd[at] ?? 0) - at).toBe((tree.subtreeEnd[node] ?? 0) - node);
        }
      }),
    );
  });

  it("has packs in accounts of theirs alone", () => {
    fc.assert(
      fc.property(arbitraryPacks, picks, ({ tree, snapshot }, picked) => {
        const ous = ousOf(tree, picked);
        const ids = new Set<string>(nodesWithin(tree, ous).flatMap((node) => tree.ids[node] ?? []));
        const pruned = packsWithin(snapshot, ids, "view");
        const text = Buffer.from(packKind.encode(pruned)).toString("utf8");
        const others = snapshot.accountIds.filter((id) => !ids.has(id) && id !== caller);
        expect(others.filter((id) => text.includes(id))).toEqual([]);
        pruned.accountIds.forEach((id, row) => {
          const before = snapshot.accountIds.indexOf(id);
          pruned.columns.forEach((column, pack) => {
            const was = snapshot.columns[pack];
            expect(column.status[row]).toBe(was?.status[before]);
            expect(pruned.texts[column.errorMessage[row] ?? -1]).toBe(
              snapshot.texts[was?.errorMessage[before] ?? -1],
            );
          });
        });
      }),
    );
  });
});
