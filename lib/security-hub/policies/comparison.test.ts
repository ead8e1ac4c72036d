import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareSettings } from "./comparison";
import { changesDocument, differenceOf } from "./difference";
import type { ParameterSetting } from "./policy-document";
import type { PolicySettings } from "./settings";
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

describe("with a catalogue", () => {
  const cis = (version: string) => `arn:aws:securityhub:eu-west-1::standards/cis/v/${version}`;
  const notOffered = "arn:aws:securityhub:eu-west-1::standards/not-offered/v/9.0.0";
  const catalogue = {
    readAt: 0,
    standards: ["1.4.0", "5.0.0"].map((version) => ({
      arn: cis(version),
      name: `CIS v${version}`,
      enabledByDefault: false,
    })),
    controls: [
      {
        id: "ACM.1",
        title: "Certificates",
        description: "",
        remediationUrl: "https://example.com",
        severity: "MEDIUM",
        available: true,
        parameters: [
          {
            name: "daysToExpiration",
            description: "",
            options: { type: "Integer" as const, defaultValue: 30 },
          },
        ],
      },
    ],
    otherProviders: [],
    missingParts: [],
  };
  const policy = {
    name: "one",
    description: "",
    serviceEnabled: true,
    enabledStandardIdentifiers: [cis("1.4.0")],
    controls: { mode: "all-but" as const, ids: [] },
    customParameters: [],
  };
  const withParameter = (parameter: ParameterSetting) => ({
    ...policy,
    customParameters: [
      { securityControlId: "ACM.1", parameters: [{ name: "daysToExpiration", ...parameter }] },
    ],
  });
  const rowsOf = (...[one, other]: [PolicySettings, PolicySettings]) =>
    compareSettings(one, other, catalogue).flatMap((section) => section.rows);

  it("tells a value that equals AWS's default from the default", () => {
    const rows = rowsOf(
      withParameter({ valueType: "CUSTOM", value: { type: "Integer", value: 30 } }),
      withParameter({ valueType: "DEFAULT" }),
    );
    expect(rows.find(({ key }) => key === "ACM.1 daysToExpiration")).toMatchObject({
      values: ["30, fixed here", "AWS’s default, 30 today"],
      differs: true,
    });
  });

  it("has one line for two versions of a standard", () => {
    const newer = { ...policy, enabledStandardIdentifiers: [cis("5.0.0")] };
    expect(rowsOf(policy, newer).filter(({ label }) => label.startsWith("CIS"))).toEqual([
      { key: "cis", label: "CIS", values: ["1.4.0", "5.0.0"], differs: true },
    ]);
  });

  it("gives a standard that is not offered by its ARN", () => {
    const strange = { ...policy, enabledStandardIdentifiers: [notOffered] };
    expect(rowsOf(strange, strange).map(({ label }) => label)).toContain(`${notOffered} (not offered here)`);
  });

  it("puts side by side what Canopy does not know, as AWS writes it", () => {
    const document = { SecurityHub: { ServiceEnabled: true, Mode: "NEW" } };
    expect(rowsOf({ ...policy, document }, policy).filter(({ differs }) => differs)).toEqual([
      { key: "SecurityHub.Mode", label: "SecurityHub.Mode", values: ['"NEW"', "not set"], differs: true },
    ]);
  });
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
