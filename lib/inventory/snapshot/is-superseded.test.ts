import { expect, it } from "vitest";
import { AccountId, PolicyId, SELF_MANAGED } from "@/lib/core/identifiers";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import { isSuperseded } from "./is-superseded";

const settled: PolicyAssociation = {
  targetId: AccountId.parse("333333333333"),
  configurationId: PolicyId.parse("7d5f1a2e-0b3c-4d4e-8f5a-6b7c8d9e0f1a"),
  type: "APPLIED",
  status: "SUCCESS",
  updatedAt: "2026-11-20T10:00:30.000Z",
};

it.each<[string, Partial<PolicyAssociation>, boolean]>([
  ["what was PENDING before it settled", { status: "PENDING", updatedAt: "2026-11-20T10:00:00.900Z" }, true],
  ["what is still PENDING by the same clock", { status: "PENDING" }, true],
  ["the same word once more", {}, false],
  ["a later one", { status: "PENDING", updatedAt: "2026-11-20T10:01:00.000Z" }, false],
  [
    "an older application of another policy",
    { configurationId: SELF_MANAGED, updatedAt: "2026-01-01T00:00:00.000Z" },
    true,
  ],
  [
    "a later application of another policy",
    { configurationId: SELF_MANAGED, status: "PENDING", updatedAt: "2026-11-20T10:01:00.000Z" },
    false,
  ],
  ["another policy in the same second", { configurationId: SELF_MANAGED, status: "PENDING" }, false],
  ["an older one that is inherited now", { type: "INHERITED", updatedAt: "2026-01-01T00:00:00.000Z" }, false],
])("%s: superseded is distinguished from news", (_what, change, expected) => {
  expect(isSuperseded({ ...settled, ...change }, settled)).toBe(expected);
});

it("anything is news of a target without an association", () => {
  expect(isSuperseded(settled, undefined)).toBe(false);
});

it("an application of another policy counts where AWS gave no time", () => {
  const undated: PolicyAssociation = {
    targetId: settled.targetId,
    configurationId: SELF_MANAGED,
    type: "APPLIED",
    status: "PENDING",
  };
  expect(isSuperseded(undated, settled)).toBe(false);
});
