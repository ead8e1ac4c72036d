import fc from "fast-check";
import { expect, it } from "vitest";
import { compareSettings } from "./comparison";
import { changesDocument, differenceOf } from "./difference";
import { arbitrarySettings } from "./testing/arbitrary-settings";

it("differs nowhere between a policy and itself, and is the same seen from the other side", () => {
  fc.assert(
    fc.property(arbitrarySettings, arbitrarySettings, (one, other) => {
      expect(differing(one, one)).toEqual([]);
      expect(differing(other, one)).toEqual(differing(one, other));
    }),
  );
});

it("differs somewhere only where the policies do", () => {
  fc.assert(
    fc.property(arbitrarySettings, arbitrarySettings, (one, other) => {
      const renamed = { ...other, name: one.name, description: one.description };
      const isAnother = changesDocument(differenceOf(one, renamed));
      if (differing(one, renamed).length > 0) expect(isAnother).toBe(true);
    }),
  );
});

it("puts what is enabled and what is set side by side", () => {
  const base = {
    name: "one",
    description: "",
    serviceEnabled: true,
    enabledStandardIdentifiers: ["arn:aws:securityhub:eu-west-1::standards/pci-dss/v/4.0.1"],
    controls: { mode: "all-but" as const, ids: ["EC2.18"] },
    customParameters: [],
  };
  const value = { type: "IntegerList", value: [80, 443] } as const;
  const other = {
    ...base,
    controls: { mode: "only" as const, ids: ["EC2.18"] },
    customParameters: [
      {
        securityControlId: "EC2.18",
        parameters: [
          { name: "ports", valueType: "CUSTOM" as const, value: { ...value, value: [...value.value] } },
        ],
      },
    ],
  };
  expect(differing(base, other)).toEqual(["EC2.18", "EC2.18 ports", "mode"]);
  const rows = compareSettings(base, other, undefined).flatMap((section) => section.rows);
  expect(rows.find(({ key }) => key === "EC2.18")?.values).toEqual(["off", "on"]);
  expect(rows.find(({ key }) => key === "EC2.18 ports")?.values).toEqual(["AWS’s default", "80, 443"]);
  expect(rows.find(({ label }) => label === "pci-dss v4.0.1")?.differs).toBe(false);
});

function differing(
  ...[one, other]: [Parameters<typeof compareSettings>[0], Parameters<typeof compareSettings>[0]]
) {
  return compareSettings(one, other, undefined)
    .flatMap(({ rows }) => rows)
    .filter(({ differs }) => differs)
    .map(({ key }) => key)
    .sort();
}
