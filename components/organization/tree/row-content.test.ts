import { expect, it } from "vitest";
import { toneText } from "@/components/ui/status/tone";
import type { RollUp } from "@/lib/security-hub/governance/roll-up";
import { rowContent } from "./row-content";
import type { StatusWord } from "@/components/inventory/status-labels";
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

it("colors the status of an OU by its accounts, and keeps what AWS reports for the OU", () => {
  const failed = rowContent(unit("success", { failed: 14, succeeded: 1 }), now);
  expect([failed.status.text, failed.status.markClass]).toEqual(["OU: In effect", toneText.failed]);
  expect(failed.attention.text).toBe("14 failed");
  const recovered = rowContent(unit("failed", { succeeded: 15 }), now);
  expect([recovered.status.text, recovered.status.markClass]).toEqual(["OU: Failed", toneText.success]);
  expect(recovered.attention.text).toBe("15 in effect");
  const agreed = rowContent(unit("success", { succeeded: 15 }), now);
  expect([agreed.status.text, agreed.attention.text]).toEqual(["In effect", ""]);
});

it("does not call in effect, without more, what an Organizations policy may overrule", () => {
  const account = {
    ...unit("success", {}),
    kind: "account",
    below: undefined,
    mayNotHold: true,
    overruledBy: ["cspm"],
  } as const;
  const { status, message } = rowContent(account, now);
  expect([status.text, message]).toEqual(["May not hold", "Organizations policy cspm may overrule it."]);
  const below = (counts: Partial<RollUp>) =>
    rowContent({ ...unit("success", counts), mayNotHold: true, overruledBy: ["cspm"] }, now).status.text;
  expect(below({ succeeded: 15 })).toBe("May not hold");
  expect(below({ failed: 1, succeeded: 14 })).toBe("OU: In effect");
  // What has failed or is pending is no claim that it holds.
  expect(rowContent({ ...account, status: "failed", mayNotHold: false, message: "No." }, now)).toMatchObject({
    status: { text: "Failed" },
    message: "No.",
  });
});

it("calls an account that is pending past the limit as every other page does", () => {
  const since = { below: undefined, updatedAt: now - 37 * 3_600_000 };
  const { status, updated } = rowContent({ ...unit("stuck", {}), kind: "account", ...since }, now);
  expect([status.text, updated, status.markClass]).toEqual(["Pending > 24 h", "37 h ago", toneText.stuck]);
});

it("puts the cause before the words with which all messages begin", () => {
  const message = "The association failed because the delegated administrator has not enabled it.";
  const failed = { ...unit("failed", {}), message, cause: "Opt-in Region af-south-1 is not enabled" };
  expect(rowContent(failed, now).message).toBe(`Opt-in Region af-south-1 is not enabled: ${message}`);
  const unknown = { ...failed, cause: "The delegated administrator has not enabled it" };
  expect(rowContent(unknown, now).message).toBe(unknown.cause);
  expect(rowContent({ ...failed, cause: undefined }, now).message).toBe(message);
});
