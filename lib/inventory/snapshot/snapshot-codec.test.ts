import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AccountId, OrganizationId, Region } from "@/lib/core/identifiers";
import { partLabel } from "@/lib/core/missing-part";
import { encodeColumnar } from "@/lib/core/columnar";
import { visibleText } from "@/lib/format/visible-text";
import { buildTree } from "@/lib/organizations/tree";
import { buildGovernance } from "@/lib/security-hub/governance/governance";
import { arbitraryGovernance, organizationOf } from "@/lib/testing/arbitrary-organization";
import { decodeSnapshot, encodeSnapshot } from "./snapshot-codec";
import { CollectionStream } from "./progress";
import { SnapshotMeta } from "./snapshot";
import { isRead } from "./snapshot-parts";

const accountId = AccountId.parse("111122223333");
const meta: SnapshotMeta = {
  version: "1.0",
  takenAt: 1_760_000_000_000,
  complete: true,
  caller: {
    accountId,
    arn: "arn:aws:iam::111122223333:user/me",
    partition: "aws",
    region: Region.parse("eu-west-1"),
  },
  organizationId: OrganizationId.parse("o-abcdefghij"),
  managementAccountId: accountId,
  delegatedAdministrators: [],
  missingParts: [
    { part: "associations", failure: { code: "unavailable", message: "The endpoint did not answer." } },
  ],
};

const tree = buildTree(organizationOf([], [{ parent: -1 }]));
const oneAccount = { tree, governance: buildGovernance(tree, [], []).governance };

describe("the snapshot codec", () => {
  it("gives back what it was given, wherever in a buffer the bytes lie", () => {
    fc.assert(
      fc.property(arbitraryGovernance, fc.nat({ max: 7 }), ({ tree, governance }, shift) => {
        const joinedAt = tree.joinedAt.map((_, node) => 1_760_000_000 + node);
        const snapshot = { meta, tree: { ...tree, joinedAt }, governance };
        const bytes = encodeSnapshot(snapshot);
        const shifted = new Uint8Array(bytes.length + shift);
        shifted.set(bytes, shift);
        expect(decodeSnapshot(shifted.subarray(shift))).toEqual(snapshot);
      }),
    );
  });

  it("gives back every name and e-mail address, whether the one is in the other or not", () => {
    const text = fc.string({ unit: "grapheme" }).map((written) => visibleText(written));
    const around = fc.constantFrom("", "$&", "aws+", "@example.com", "\\0", "$1");
    fc.assert(
      fc.property(text, fc.array(fc.oneof(text, around, fc.constant(undefined))), (name, parts) => {
        const { tree, governance } = oneAccount;
        const emails = ["", parts.map((part) => part ?? name).join("")];
        const named = { ...tree, names: ["Root", name], emails };
        expect(decodeSnapshot(encodeSnapshot({ meta, tree: named, governance })).tree.emails).toEqual(emails);
      }),
    );
  });

  it("writes nothing out twice: an address with the name of its account takes as much for any name", () => {
    const { tree, governance } = oneAccount;
    const size = (name: string) => {
      const named = { ...tree, names: ["Root", name], emails: ["", `aws+${name}@example.com`] };
      return encodeSnapshot({ meta, tree: named, governance }).byteLength - name.length;
    };
    expect(size("pay-disputes-events-staging")).toBe(size("pay"));
  });

  it("reads addresses that an older Canopy wrote out", () => {
    const { tree, governance } = oneAccount;
    const { size, ids, names } = tree;
    const { policies, messages } = governance;
    const emails = ["", "aws+account\u202e@example.com"];
    const head = { ...{ format: 2, meta, size, ids, names, emails, policies, messages }, unplaced: [] };
    const columns = [
      ...[tree.parent, tree.subtreeEnd, governance.message, governance.updatedAt, governance.policy],
      ...[tree.kind, tree.depth, tree.state, governance.type, governance.status, tree.joinedAt],
    ];
    const read = decodeSnapshot(encodeColumnar(head, columns)).tree.emails;
    expect(read).toEqual(["", "aws+account[U+202E]@example.com"]);
  });

  it("reads what an older Canopy stored, which knew of the accounts alone that had joined lately", () => {
    const { tree, governance } = oneAccount;
    const { size, ids, names, emails } = tree;
    const { policies, messages } = governance;
    const head = {
      format: 1,
      meta,
      size,
      ids,
      names,
      emails,
      policies,
      messages,
      joined: [[1, 1_760_000_000]],
    };
    const columns = [
      ...[tree.parent, tree.subtreeEnd, governance.message, governance.updatedAt, governance.policy],
      ...[tree.kind, tree.depth, tree.state, governance.type, governance.status],
    ];
    const read = decodeSnapshot(encodeColumnar(head, columns));
    expect(read).toEqual({
      meta,
      governance,
      tree: { ...tree, joinedAt: Uint32Array.from([0, 1_760_000_000]) },
    });
  });

  it("refuses a format that it does not know", () => {
    expect(() => decodeSnapshot(encodeColumnar({ format: 4 }, []))).toThrow(/format/);
  });

  it("refuses bytes that are cut short", () => {
    fc.assert(
      fc.property(arbitraryGovernance, ({ tree, governance }) => {
        const bytes = encodeSnapshot({ meta, tree, governance });
        expect(() => decodeSnapshot(bytes.subarray(0, -1))).toThrow(RangeError);
      }),
    );
  });
});

describe("what an earlier version stored", () => {
  it("is read: the caller, and the parts that were missing", () => {
    const { caller, missingParts, ...same } = meta;
    const failure = { code: "unavailable", message: "The endpoint did not answer." } as const;
    const parts = [...missingParts, { part: "some accounts", failure }];
    const read = SnapshotMeta.parse({ ...same, ["viewer"]: caller, ["gaps"]: parts });
    expect(read).toEqual({
      ...meta,
      missingParts: [...missingParts, { part: "unspecified", of: "some accounts", failure }],
    });
    expect(read.missingParts.map(partLabel)).toEqual(["associations", "some accounts"]);
    // Nothing is said to be whole that may not be.
    expect(isRead(read, "accounts")).toBe(false);
    expect(SnapshotMeta.parse(meta)).toEqual(meta);
  });

  it("is read: how far its collection of the packs was", () => {
    const stream = { pagesDone: 1, itemsRead: 2, throttled: 0, state: "done" };
    expect(CollectionStream.parse({ ...stream, name: "pack-troubles" }).name).toBe("pack-unsettled");
  });
});
