import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OrganizationConfiguration, OrganizationConfigurationUpdate } from "../model";
import { changesOf, type ConfigurationChoice, updateOf } from "./choice";

const local = OrganizationConfiguration.parse({
  autoEnable: true,
  autoEnableStandards: "DEFAULT",
  memberAccountLimitReached: false,
  configurationType: "LOCAL",
  status: "ENABLED",
});
const central = OrganizationConfiguration.parse({
  ...local,
  autoEnable: false,
  autoEnableStandards: "NONE",
  configurationType: "CENTRAL",
});

describe("what is sent", () => {
  test("is what AWS has, where nothing was chosen", () => {
    expect(updateOf(local, {})).toEqual({
      autoEnable: true,
      autoEnableStandards: "DEFAULT",
      configurationType: "LOCAL",
    });
    expect(changesOf(local, updateOf(local, {}))).toEqual([]);
  });

  test("has both automatic settings off under CENTRAL, whatever was chosen before", () => {
    const choice: ConfigurationChoice = {
      configurationType: "CENTRAL",
      autoEnable: true,
      autoEnableStandards: "DEFAULT",
    };
    expect(updateOf(local, choice)).toMatchObject({ autoEnable: false, autoEnableStandards: "NONE" });
    // Going back finds what was chosen.
    expect(updateOf(central, { ...choice, configurationType: "LOCAL" })).toMatchObject({ autoEnable: true });
  });

  test("has a status and a message only where they were given", () => {
    expect(updateOf(local, { statusMessage: "  " })).not.toHaveProperty("statusMessage");
    expect(updateOf(local, { status: "FAILED", statusMessage: " because " })).toMatchObject({
      status: "FAILED",
      statusMessage: "because",
    });
  });

  test("is always what the shared schema accepts", () => {
    const choices = fc.record(
      {
        configurationType: fc.constantFrom("CENTRAL" as const, "LOCAL" as const),
        autoEnable: fc.boolean(),
        autoEnableStandards: fc.constantFrom("NONE" as const, "DEFAULT" as const),
        status: fc.constantFrom("PENDING" as const, "ENABLED" as const, "FAILED" as const),
        statusMessage: fc.string(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom(local, central, undefined), choices, (current, choice) => {
        expect(OrganizationConfigurationUpdate.safeParse(updateOf(current, choice)).success).toBe(true);
      }),
    );
  });
});

describe("the schema that form and action share", () => {
  test("refuses both automatic settings under CENTRAL, each at its own field", () => {
    const parsed = OrganizationConfigurationUpdate.safeParse({
      configurationType: "CENTRAL",
      autoEnable: true,
      autoEnableStandards: "DEFAULT",
    });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual(["autoEnable", "autoEnableStandards"]);
  });

  test("refuses members that AWS does not have", () => {
    expect(OrganizationConfigurationUpdate.safeParse({ autoEnable: true, extra: 1 }).success).toBe(false);
  });
});

describe("what changes", () => {
  test("is named in AWS's words, with what it was", () => {
    expect(changesOf(local, updateOf(local, { configurationType: "CENTRAL" }))).toEqual([
      { setting: "ConfigurationType", before: "LOCAL", after: "CENTRAL" },
      { setting: "AutoEnable", before: "true", after: "false" },
      { setting: "AutoEnableStandards", before: "DEFAULT", after: "NONE" },
      { setting: "Status", before: "ENABLED", after: "PENDING, then ENABLED or FAILED" },
    ]);
  });

  test("is the status alone where a switch that has FAILED is asked for again", () => {
    const broken = { ...central, status: "FAILED" } as const;
    expect(changesOf(broken, updateOf(broken, {}))).toEqual([
      { setting: "Status", before: "FAILED", after: "PENDING, then ENABLED or FAILED" },
    ]);
    expect(changesOf(central, updateOf(central, {}))).toEqual([]);
  });

  test("has no before where the configuration could not be read", () => {
    const [first] = changesOf(undefined, updateOf(undefined, { configurationType: "CENTRAL" }));
    expect(first).toEqual({ setting: "ConfigurationType", before: undefined, after: "CENTRAL" });
  });
});
