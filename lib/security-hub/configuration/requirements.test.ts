import { describe, expect, test } from "vitest";
import { Connection } from "@/lib/connection/connection";
import { FindingAggregator, OrganizationConfiguration } from "../model";
import { LocalBlockers } from "./blockers";
import { type RequirementContext, requirementsOf } from "./requirements";

const connection = Connection.parse({
  region: "eu-west-1",
  caller: { accountId: "222222222222", arn: "arn:aws:iam::222222222222:role/canopy", partition: "aws" },
  organization: { id: "o-exampleorg1", managementAccountId: "111111111111" },
  securityHubAdministrators: [{ id: "222222222222", name: "Security" }],
});
const aggregator = FindingAggregator.parse({
  arn: "arn",
  homeRegion: "eu-west-1",
  regionLinkingMode: "ALL_REGIONS",
  regions: [],
});
const local = OrganizationConfiguration.parse({
  autoEnable: false,
  autoEnableStandards: "NONE",
  memberAccountLimitReached: false,
  configurationType: "LOCAL",
  status: "ENABLED",
});
const central = { ...local, configurationType: "CENTRAL" as const };
const blockers = LocalBlockers.parse({
  associations: [
    {
      targetId: "r-ab12",
      configurationId: "SELF_MANAGED_SECURITY_HUB",
      configurationName: "self-managed",
      path: "Root",
    },
  ],
  policies: [],
});
const fine: RequirementContext = { connection, current: local, findingAggregator: aggregator, blockers };

function states(type: "CENTRAL" | "LOCAL", changes: Partial<RequirementContext> = {}) {
  const requirements = requirementsOf({ configurationType: type }, { ...fine, ...changes });
  return Object.fromEntries(requirements.map(({ id, state }) => [id, state]));
}

describe("CENTRAL", () => {
  test("needs an administrator, an aggregator and the home Region", () => {
    expect(states("CENTRAL")).toEqual({
      "delegated-administrator": "met",
      "finding-aggregator": "met",
      "home-region": "met",
      "not-opt-in": "met",
    });
  });

  test("has no home Region without an aggregator", () => {
    expect(states("CENTRAL", { findingAggregator: null })).toMatchObject({
      "finding-aggregator": "unmet",
      "home-region": "unmet",
    });
  });

  test("cannot be entered from a linked Region, nor from an opt-in one", () => {
    const elsewhere = Connection.parse({ ...connection, region: "me-central-1" });
    expect(states("CENTRAL", { connection: elsewhere })).toMatchObject({
      "home-region": "unmet",
      "not-opt-in": "unmet",
    });
  });

  test("asks for no opt-in Region where the partition has none", () => {
    const govCloud = Connection.parse({ ...connection, region: "us-gov-west-1" });
    expect(states("CENTRAL", { connection: govCloud })).not.toHaveProperty("not-opt-in");
  });

  test("is never the management account's to enter", () => {
    const management = Connection.parse({
      ...connection,
      caller: { ...connection.caller, accountId: "111111111111" },
    });
    expect(states("CENTRAL", { connection: management })).toMatchObject({
      "delegated-administrator": "unmet",
    });
    expect(states("LOCAL", { connection: management })).toEqual({ "delegated-administrator": "unknown" });
  });

  test("is not refused for what could not be read", () => {
    const blind = Connection.parse({ region: "eu-west-1" });
    expect(states("CENTRAL", { connection: blind, findingAggregator: undefined })).toEqual({
      "delegated-administrator": "unknown",
      "finding-aggregator": "unknown",
      "home-region": "unknown",
      "not-opt-in": "met",
    });
  });
});

describe("LOCAL", () => {
  test("needs nothing but the administrator where it is in force already, in any Region", () => {
    const elsewhere = Connection.parse({ ...connection, region: "us-east-1" });
    expect(states("LOCAL", { connection: elsewhere })).toEqual({ "delegated-administrator": "met" });
  });

  test("waits until nothing is applied and no policy is left", () => {
    expect(states("LOCAL", { current: central })).toMatchObject({
      "home-region": "met",
      "nothing-applied": "unmet",
      "no-policies": "met",
    });
    expect(states("LOCAL", { current: central, blockers: undefined })).toMatchObject({
      "nothing-applied": "unknown",
      "no-policies": "unknown",
    });
  });
});
