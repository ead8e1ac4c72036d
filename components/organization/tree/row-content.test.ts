import { expect, it } from "vitest";
import { toneText } from "@/components/ui/status/tone";
import type { RollUp } from "@/lib/security-hub/governance/roll-up";
import type { StatusWord } from "@/components/inventory/status-labels";
import { governed } from "@/components/inventory/tree/tree-model";
import { organizationOf } from "@/lib/testing/arbitrary-organization";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { buildTree } from "@/lib/organizations/tree";
import { buildGovernance } from "@/lib/security-hub/governance/governance";
import { accountsColumn } from "./columns/accounts-column";
import { messageColumn } from "./columns/message-column";
import { statusColumn } from "./columns/status-column";
import { updatedColumn } from "./columns/updated-column";
import type { TreeRowView } from "@/components/inventory/tree/tree-row-view";

const now = Date.parse("2026-03-10T12:00:00Z");
const none: RollUp = {
  ...{ accounts: 15, active: 15, inactive: 0, inactiveFailed: 0 },
  ...{ failed: 0, pending: 0, stuck: 0, succeeded: 0, withoutStatus: 0, unknownStatus: 0 },
  ...{ governed: 15, selfManaged: 0, ungoverned: 0, unknownPolicy: 0 },
};

function unit(status: StatusWord, below: Partial<RollUp>): TreeRowView {
  return {
    ...{
      id: "ou-test-00000001",
      name: "Payments",
      kind: "ou",
      depth: 1,
      state: undefined,
      role: undefined,
      isUnplaced: false,
    },
    ...{
      governedBy: { kind: "self-managed" },
      applied: true,
      from: undefined,
      cause: undefined,
      message: undefined,
      mayNotHold: false,
      overruledBy: [],
    },
    status,
    updatedAt: now - 60_000,
    below: { ...none, ...below },
  };
}

const tree = buildTree(organizationOf([], []));
const source = {
  node: 0,
  nowMs: now,
  governed: governed(
    { tree, governance: buildGovernance(tree, [], []).governance, meta: exampleSnapshotMeta() },
    now / 1000,
  ),
};
const textOf = (part: string | { readonly text?: string }) => (typeof part === "string" ? part : part.text);
const statusOf = (view: TreeRowView) => statusColumn.content(view, source).marks.status;
const attentionOf = (view: TreeRowView) => textOf(accountsColumn.content(view, source).parts.attention);
const messageOf = (view: TreeRowView) => textOf(messageColumn.content(view, source).parts.message);

it("colors the status of an OU by its accounts, and keeps what AWS reports for the OU", () => {
  const failed = unit("success", { failed: 14, succeeded: 1 });
  expect([statusOf(failed).text, statusOf(failed).markClass]).toEqual(["OU: In effect", toneText.failed]);
  expect(attentionOf(failed)).toBe("14 failed");
  const recovered = unit("failed", { succeeded: 15 });
  expect([statusOf(recovered).text, statusOf(recovered).markClass]).toEqual(["OU: Failed", toneText.success]);
  expect(attentionOf(recovered)).toBe("15 in effect");
  const agreed = unit("success", { succeeded: 15 });
  expect([statusOf(agreed).text, attentionOf(agreed)]).toEqual(["In effect", ""]);
});

it("does not call in effect, without more, what an Organizations policy may overrule", () => {
  const account = {
    ...unit("success", {}),
    kind: "account",
    below: undefined,
    mayNotHold: true,
    overruledBy: ["cspm"],
  } as const;
  expect([statusOf(account).text, messageOf(account)]).toEqual([
    "May not hold",
    "Organizations policy cspm may overrule it.",
  ]);
  const below = (counts: Partial<RollUp>) =>
    statusOf({ ...unit("success", counts), mayNotHold: true, overruledBy: ["cspm"] }).text;
  expect(below({ succeeded: 15 })).toBe("May not hold");
  expect(below({ failed: 1, succeeded: 14 })).toBe("OU: In effect");
  // What has failed or is pending is no claim that it holds.
  const failed = { ...account, status: "failed", mayNotHold: false, message: "No." } as const;
  expect([statusOf(failed).text, messageOf(failed)]).toEqual(["Failed", "No."]);
});

it("calls an account that is pending past the limit as every other page does", () => {
  const since = { below: undefined, updatedAt: now - 37 * 3_600_000 };
  const account = { ...unit("stuck", {}), kind: "account", ...since } as const;
  const { updated } = updatedColumn.content(account, source).parts;
  const { text, markClass } = statusOf(account);
  expect([text, updated, markClass]).toEqual(["Pending > 24 h", "37 h ago", toneText.stuck]);
});

it("puts the cause before the words with which all messages begin", () => {
  const message = "The association failed because the delegated administrator has not enabled it.";
  const failed = { ...unit("failed", {}), message, cause: "Opt-in Region af-south-1 is not enabled" };
  expect(messageOf(failed)).toBe(`Opt-in Region af-south-1 is not enabled: ${message}`);
  const unknown = { ...failed, cause: "The delegated administrator has not enabled it" };
  expect(messageOf(unknown)).toBe(unknown.cause);
  expect(messageOf({ ...failed, cause: undefined })).toBe(message);
});
