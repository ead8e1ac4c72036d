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
    "an older one on another policy",
    { configurationId: SELF_MANAGED, updatedAt: "2026-01-01T00:00:00.000Z" },
    false,
  ],
  ["an older one that is inherited now", { type: "INHERITED", updatedAt: "2026-01-01T00:00:00.000Z" }, false],
])("%s: superseded is told apart from news", (_what, change, expected) => {
  expect(isSuperseded({ ...settled, ...change }, settled)).toBe(expected);
});

it("anything is news of a target without an association", () => {
  expect(isSuperseded(settled, undefined)).toBe(false);
});
