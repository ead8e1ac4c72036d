import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AccountId } from "@/lib/core/identifiers";
import { OrganizationConformancePack, packStatuses } from "../model";
import { decodePackSnapshot, encodePackSnapshot } from "./pack-codec";
import type { PackColumns, PackSnapshot } from "./pack-snapshot";

const pack = OrganizationConformancePack.parse({
  name: "Baseline",
  arn: "arn:aws:config:eu-west-1:111122223333:organization-conformance-pack/Baseline-abcd1234",
  inputParameters: [{ name: "MaxAge", value: "90" }],
  excludedAccounts: ["111122223333"],
  updatedAt: "2026-11-20T10:00:00.000Z",
});

function arbitraryColumns(accounts: number): fc.Arbitrary<PackColumns> {
  const exactly = { minLength: accounts, maxLength: accounts };
  const reference = fc
    .array(fc.integer({ min: -1, max: 1000 }), exactly)
    .map((each) => Int32Array.from(each));
  return fc.record({
    status: fc.array(fc.nat({ max: packStatuses.length }), exactly).map((each) => Uint8Array.from(each)),
    errorCode: reference,
    errorMessage: reference,
    memberPackName: reference,
    updatedAt: fc.array(fc.nat({ max: 0xffff_ffff }), exactly).map((each) => Uint32Array.from(each)),
  });
}

const arbitrarySnapshot: fc.Arbitrary<PackSnapshot> = fc
  .record({ accounts: fc.nat({ max: 40 }), packs: fc.nat({ max: 4 }), texts: fc.array(fc.string()) })
  .chain(({ accounts, packs, texts }) =>
    fc
      .array(arbitraryColumns(accounts), { minLength: packs, maxLength: packs })
      .map((columns): PackSnapshot => ({
        meta: {
          version: "1.0",
          takenAt: 1_760_000_000_000,
          complete: true,
          deployedBy: "111122223333",
          region: "eu-west-1",
          packs: columns.map(() => pack),
          missingParts: [
            { part: "pack-accounts", of: "Baseline", failure: { code: "throttled", message: "Slower." } },
          ],
        },
        accountIds: Array.from({ length: accounts }, (_, index) => AccountId.parse(String(1e11 + index))),
        texts,
        columns,
      })),
  );

describe("the codec of the packs", () => {
  it("gives back what it was given, wherever in a buffer the bytes lie", () => {
    fc.assert(
      fc.property(arbitrarySnapshot, fc.nat({ max: 7 }), (snapshot, shift) => {
        const bytes = encodePackSnapshot(snapshot);
        const shifted = new Uint8Array(bytes.length + shift);
        shifted.set(bytes, shift);
        expect(decodePackSnapshot(shifted.subarray(shift))).toEqual(snapshot);
      }),
    );
  });

  it("refuses bytes that are cut short, and more than there should be", () => {
    fc.assert(
      fc.property(arbitrarySnapshot, (snapshot) => {
        const bytes = encodePackSnapshot(snapshot);
        expect(() => decodePackSnapshot(bytes.subarray(0, -1))).toThrow();
        const longer = new Uint8Array(bytes.length + 1);
        longer.set(bytes);
        expect(() => decodePackSnapshot(longer)).toThrow(RangeError);
      }),
    );
  });
});
