import { type Check, diagnose } from "../diagnosis/diagnose";
import type { CheckId } from "../diagnosis/diagnosis";
import { success } from "@/lib/core/result";
import { operationsOf } from "../aws-operations";
import { Observation } from "../observation";

export const us = "222222222222";
export const management = "111111111111";
const security = { id: us, name: "Security" };
export const endpoints = (["sts", "organizations", "securityhub", "config"] as const).map((service) => ({
  service,
  url: `https://${service}.eu-west-1.amazonaws.com`,
  isOverridden: false,
}));

/** A connection in which everything is as it should be. */
export const sound = [
  { about: "settings", region: "eu-west-1", endpoints },
  { about: "credentials", result: success({ source: "environment variables" }) },
  {
    about: "caller",
    result: success({ accountId: us, arn: `arn:aws:iam::${us}:role/canopy`, partition: "aws" }),
  },
  { about: "write-role", writes: { kind: "as-reads" } },
  { about: "clock", offsetMs: 300 },
  { about: "database", result: success({ role: "canopy_app", isSuperuser: false }) },
  {
    about: "organization",
    result: success({ id: "o-exampleorg1", managementAccountId: management, featureSet: "ALL" }),
  },
  { about: "administrators", of: "securityHub", result: success([security]) },
  { about: "administrators", of: "config", result: success([security]) },
  { about: "administrators", of: "packs", result: success([security]) },
  {
    about: "finding-aggregator",
    result: success({ arn: "arn", homeRegion: "eu-west-1", regionLinkingMode: "ALL_REGIONS", regions: [] }),
  },
  {
    about: "configuration",
    result: success({
      autoEnable: false,
      autoEnableStandards: "NONE",
      memberAccountLimitReached: false,
      configurationType: "CENTRAL",
      status: "ENABLED",
    }),
  },
  ...["sts:GetCallerIdentity", ...operationsOf("read")].map((operation) => ({
    about: "call",
    operation,
    outcome: { state: "answered", tookMs: 10 },
  })),
].map((each) => Observation.parse(each));

/** The sound connection with other observations in the place of those about the same. */
export function observe(...changes: unknown[]): Observation[] {
  const parsed = changes.map((change) => Observation.parse(change));
  const keys = new Set(parsed.map(keyOf));
  return [...sound.filter((each) => !keys.has(keyOf(each))), ...parsed];
}

function keyOf(each: Observation): string {
  if (each.about === "call") return `call ${each.operation}`;
  return each.about === "administrators" ? `administrators ${each.of}` : each.about;
}

/** What a check says of what was observed. */
export function check(id: CheckId, observations: readonly Observation[]): Check {
  const found = diagnose(observations).find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no check ${id}.`);
  return found;
}
