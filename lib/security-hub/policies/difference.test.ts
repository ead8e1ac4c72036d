import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyDifference, changesDocument, differenceOf, isSame } from "./difference";
import { mergeSettings } from "./merge";
import { normalised } from "./settings";
import { arbitrarySettings } from "./testing/arbitrary-settings";

describe("the difference of two policies", () => {
  it("makes the one of the other when it is applied", () => {
    fc.assert(
      fc.property(arbitrarySettings, arbitrarySettings, (before, after) => {
        expect(applyDifference(differenceOf(before, after), before)).toEqual(normalised(after));
      }),
    );
  });

  it("is none exactly where both mean the same", () => {
    fc.assert(
      fc.property(arbitrarySettings, arbitrarySettings, (one, other) => {
        const same = JSON.stringify(normalised(one)) === JSON.stringify(normalised(other));
        expect(isSame(differenceOf(one, other))).toBe(same);
        expect(isSame(differenceOf(one, normalised(one)))).toBe(true);
      }),
    );
  });

  it("does not touch the document when only the texts differ", () => {
    fc.assert(
      fc.property(arbitrarySettings, (settings) => {
        const renamed = { ...settings, name: "another", description: "another" };
        expect(changesDocument(differenceOf(settings, renamed))).toBe(false);
      }),
    );
  });
});

describe("merging with what someone else changed", () => {
  it("keeps mine where they changed nothing, and theirs where I did not", () => {
    fc.assert(
      fc.property(arbitrarySettings, arbitrarySettings, (base, changed) => {
        const wanted = { settings: normalised(changed), conflicts: [] };
        expect(mergeSettings(base, changed, base)).toEqual(wanted);
        expect(mergeSettings(base, base, changed)).toEqual(wanted);
        expect(mergeSettings(base, changed, changed)).toEqual(wanted);
      }),
    );
  });

  it("names what both changed differently, and lets mine win", () => {
    const base = settings({ name: "base", controls: { mode: "all-but", ids: ["EC2.1"] } });
    const mine = { ...base, name: "mine", controls: { mode: "all-but" as const, ids: ["EC2.1", "IAM.1"] } };
    const theirs = {
      ...base,
      name: "theirs",
      controls: { mode: "all-but" as const, ids: ["EC2.1", "S3.1"] },
    };
    expect(mergeSettings(base, mine, theirs)).toEqual({
      settings: { ...base, name: "mine", controls: { mode: "all-but", ids: ["EC2.1", "IAM.1", "S3.1"] } },
      conflicts: ["the name"],
    });
    const only = { ...theirs, controls: { mode: "only" as const, ids: ["S3.1"] } };
    expect(mergeSettings(base, mine, only).conflicts).toEqual(["the name", "the choice of controls"]);
  });
});

function settings(changes: Partial<Parameters<typeof normalised>[0]>) {
  return normalised({
    name: "policy",
    description: "",
    serviceEnabled: true,
    enabledStandardIdentifiers: [],
    controls: { mode: "all-but", ids: [] },
    customParameters: [],
    ...changes,
  });
}
