import { expect, it } from "vitest";
import type { PolicyEntry } from "@/lib/inventory/snapshot/policies/policy-overview";
import type { NewChange } from "@/lib/runs/new-run";
import { planDetail } from "@/lib/runs/testing/plan-detail";
import { ConfigurationPolicy } from "@/lib/security-hub/model";
import { RequestedSettings, settingsOf } from "@/lib/security-hub/policies/settings";
import { startOfNew, startOfPlan } from "./policy-start";

const policy = ConfigurationPolicy.parse({
  id: "0b3c1a2e-7d5f-4d4e-8f5a-6b7c8d9e0f1a",
  arn: "arn:aws:securityhub:eu-central-1:111111111111:configuration-policy/0b3c1a2e",
  name: "nist-800-53",
  description: "For everything in production.",
  updatedAt: "2026-11-29T10:00:00.000Z",
  serviceEnabled: true,
  enabledStandardIdentifiers: [],
  customParameters: [],
  document: { SecurityHub: { ServiceEnabled: true } },
});

it("begins a copy under a name of its own, without the description of its original", () => {
  const { settings, copyOf } = startOfNew(entryOf(policy));
  expect([settings?.name, settings?.description, copyOf]).toEqual(["nist-800-53-copy", "", policy.id]);
});

it("opens a planned change against the policy as it was reviewed, whatever it has become", () => {
  const settings = RequestedSettings.parse({ ...settingsOf(policy), description: "Planned." });
  const { id: policyId, updatedAt: openedAt } = policy;
  const planned = planOf({
    kind: "policy",
    policy: { operation: "update", policyId, openedAt, settings, reason: "Audit finding 7" },
  });
  const now = { ...policy, description: "Changed elsewhere.", updatedAt: "2026-11-29T11:00:00.000Z" };
  const start = startOfPlan(planned, entryOf(now));
  expect(start?.settings).toMatchObject({ description: "Planned.", document: policy.document });
  expect(start?.planned).toEqual({
    beside: { reason: "Audit finding 7", ticket: "", tags: [] },
    opened: { updatedAt: openedAt, settings: settingsOf(policy) },
  });
  expect(start?.current).toEqual({ updatedAt: now.updatedAt, settings: settingsOf(now) });
});

it("opens a planned creation with its tags and its original, and no deletion", () => {
  const settings = RequestedSettings.parse({ ...settingsOf(policy), name: "another" });
  const creation = { operation: "create", settings, tags: { team: "security" }, copyOf: policy.id } as const;
  const start = startOfPlan(planOf({ kind: "policy", policy: creation }), undefined);
  expect(start).toMatchObject({
    settings: { name: "another" },
    copyOf: policy.id,
    planned: { beside: { tags: [{ key: "team", value: "security" }] } },
  });
  const deletion = { operation: "delete", policyId: policy.id, reviewedAt: policy.updatedAt } as const;
  expect(startOfPlan(planOf({ kind: "policy", policy: deletion }), entryOf(policy))).toBeUndefined();
});

function entryOf(detail: typeof policy): PolicyEntry {
  const { id, arn, name, updatedAt } = detail;
  const none = { targets: 0, applied: 0, inherited: 0, succeeded: 0, overruled: 0, pending: 0 };
  return {
    summary: { id, arn, name, updatedAt },
    identity: 0,
    detail,
    affected: { ...none, stuck: 0, failed: 0, withoutStatus: 0, inactive: 0 },
    targets: [],
  };
}

function planOf(change: NewChange) {
  return planDetail([change], [{ kind: "policy", had: policy }]);
}
