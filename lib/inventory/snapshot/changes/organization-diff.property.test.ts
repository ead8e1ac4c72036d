import fc from "fast-check";
import { expect, it } from "vitest";
import { accountStates } from "@/lib/organizations/model";
import { NodeKind } from "@/lib/organizations/tree";
import { AssociationKind } from "@/lib/security-hub/governance/governance";
import { winningSources } from "@/lib/security-hub/governance/inheritance";
import { arbitraryStatuses } from "@/lib/testing/arbitrary-organization";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { associationAt } from "../association-at";
import type { Snapshot } from "../snapshot";
import type { Change } from "./change";
import { organizationDiff } from "./organization-diff";

const takenAt = Date.UTC(2026, 10, 20);

/** Snapshots over the same ids and names, some of them renamed: two of them differ in everything that is followed. */
const arbitrarySnapshot: fc.Arbitrary<Snapshot> = arbitraryStatuses.chain(({ tree, governance }) =>
  fc
    .array(fc.constantFrom("", "", "", " renamed"), { minLength: tree.size, maxLength: tree.size })
    .map((endings) => ({
      meta: exampleSnapshotMeta({ takenAt, configuration: { configurationType: "CENTRAL" } }),
      tree: { ...tree, names: tree.names.map((name, node) => name + (endings[node] ?? "")) },
      governance,
    })),
);

it("says what makes the later snapshot of the earlier one, and of each thing where it began", () => {
  fc.assert(
    fc.property(arbitrarySnapshot, arbitrarySnapshot, (before, after) => {
      const facts = factsOf(before);
      for (const change of organizationDiff(before, after)) apply(facts, change);
      expect(facts).toEqual(factsOf(after));
    }),
  );
});

it("says nothing of what is the same", () => {
  fc.assert(
    fc.property(arbitrarySnapshot, (snapshot) => {
      const again = { ...snapshot, tree: { ...snapshot.tree } };
      expect(organizationDiff(snapshot, again)).toEqual([]);
    }),
  );
});

it("lets nothing leave or lose its policy that could not be read", () => {
  const failure = { code: "throttled", message: "Later." } as const;
  fc.assert(
    fc.property(arbitrarySnapshot, arbitrarySnapshot, (before, after) => {
      const missingParts = [
        { part: "accounts", failure },
        { part: "associations", failure },
      ] as const;
      const cut = { ...after, meta: { ...after.meta, missingParts: [...missingParts] } };
      const changes = organizationDiff(before, cut);
      expect(changes.filter(({ kind }) => kind === "left" || kind === "ou-removed")).toEqual([]);
      expect(changes.filter((change) => isAssociation(change) && change.after === null)).toEqual([]);
      const back = organizationDiff(cut, after);
      expect(back.filter(({ kind }) => kind === "joined" || kind === "ou-created")).toEqual([]);
    }),
  );
});

/** What is followed of an association. */
type Followed = Readonly<
  Record<"type" | "configurationId" | "status" | "message" | "sourceId", string | undefined>
>;

interface Facts {
  name: string;
  parentId: string | undefined;
  state: string | undefined;
  association: Followed | null;
}

function factsOf(snapshot: Snapshot): Map<string, Facts> {
  const { tree, governance } = snapshot;
  const sources = winningSources(tree, governance);
  return new Map(
    tree.ids.map((id, node) => {
      const association = associationAt(snapshot, id);
      const source = sources[node] ?? -1;
      const isInherited =
        governance.type[node] === AssociationKind.Inherited &&
        source >= 0 &&
        governance.policy[source] === governance.policy[node];
      return [
        id,
        {
          name: tree.names[node] ?? "",
          parentId: tree.ids[tree.parent[node] ?? -1],
          state: tree.kind[node] === NodeKind.Account ? accountStates[tree.state[node] ?? -1] : undefined,
          association: association
            ? followed({ ...association, sourceId: isInherited ? tree.ids[source] : undefined })
            : null,
        },
      ];
    }),
  );
}

function apply(facts: Map<string, Facts>, change: Change): void {
  const known = facts.get(change.subject);
  switch (change.kind) {
    case "joined":
    case "ou-created":
      expect(known).toBeUndefined();
      if (change.after === null) throw new Error("What has appeared has a value.");
      facts.set(change.subject, {
        name: change.after.name,
        parentId: change.after.place?.parentId,
        state: change.after.state,
        association: change.after.association && followed(change.after.association),
      });
      return;
    case "left":
    case "ou-removed":
      expect(known).toBeDefined();
      facts.delete(change.subject);
      return;
    case "renamed":
      expect(known?.name).toBe(change.before.name);
      if (known) known.name = change.after.name;
      return;
    case "moved":
      expect(known?.parentId).toBe(change.before.parentId);
      if (known) known.parentId = change.after.parentId;
      return;
    case "state":
      expect(known?.state).toBe(change.before.state);
      if (known) known.state = change.after.state;
      return;
    case "applied":
    case "effective":
    case "status":
      expect(known?.association).toEqual(change.before && followed(change.before));
      if (known) known.association = change.after && followed(change.after);
      return;
    default:
      throw new Error(`The tree has no ${change.kind}.`);
  }
}

function isAssociation(change: Change) {
  return change.kind === "applied" || change.kind === "effective" || change.kind === "status";
}

function followed(association: { readonly [Each in keyof Followed]?: string | undefined }): Followed {
  const { type, configurationId, status, message, sourceId } = association;
  return { type, configurationId, status, message, sourceId };
}
