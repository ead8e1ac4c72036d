import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { RenderedAt } from "@/components/ui/clock";
import { Routed } from "@/components/ui/testing/routed";
import { toneText } from "@/components/ui/status/tone";
import type { PolicyEntry } from "@/lib/inventory/snapshot/policies/policy-overview";
import { accountId, policy, rootId, unitId } from "@/lib/testing/arbitrary-organization";
import { PolicyTargets } from "./policy-targets";

const now = Date.parse("2026-03-10T12:00:00Z");
const none = { accounts: 1, failed: 0, pending: 0, stuck: 0, succeeded: 0, overruled: 0, mayNotHold: false };
const root = { id: rootId, name: "Root" };

function markupOf(targets: PolicyEntry["targets"], counts: Partial<PolicyEntry["affected"]> = {}): string {
  const affected = {
    applied: 1,
    inherited: 1,
    succeeded: 1,
    overruled: 0,
    pending: 1,
    stuck: 1,
    failed: 0,
    withoutStatus: 0,
  };
  const entry: PolicyEntry = {
    summary: policy(0),
    identity: 0,
    affected: { ...affected, targets: targets.length, inactive: 0, ...counts },
    targets,
  };
  return renderToStaticMarkup(
    <RenderedAt value={now}>
      <Routed>
        <PolicyTargets entry={entry} />
      </Routed>
    </RenderedAt>,
  );
}
const textOf = (markup: string) => markup.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

it("says that a target is pending past the limit in the words of every other page", () => {
  const text = textOf(
    markupOf([
      {
        ...{ id: accountId(1), name: "ledger", kind: "account", ancestors: [root], state: "ACTIVE" },
        ...{ status: "PENDING", updatedAt: now - 37 * 3_600_000, ...none, pending: 1, stuck: 1 },
      },
    ]),
  );
  expect(text).toContain("Pending &gt; 24 h 37 h");
  expect(text).not.toContain("stuck");
  expect(text).toContain("of which &gt; 24 h");
});

it("colors the status of an OU by its accounts and says whose it is", () => {
  const markup = markupOf([
    {
      ...{ id: unitId(1), name: "Lending", kind: "ou", ancestors: [root] },
      ...{ status: "SUCCESS", updatedAt: now - 60_000, ...none, accounts: 15, failed: 14, succeeded: 1 },
    },
  ]);
  expect(textOf(markup)).toContain("OU: In effect");
  expect(textOf(markup)).toContain("now 14 failed");
  expect(markup).toContain(toneText.failed);
});

it("does not call in effect, without more, what an Organizations policy may overrule", () => {
  const markup = markupOf(
    [
      {
        ...{ id: unitId(1), name: "Lending", kind: "ou", ancestors: [root] },
        ...{ status: "SUCCESS", updatedAt: now - 60_000, ...none, accounts: 15 },
        ...{ succeeded: 15, overruled: 12, mayNotHold: true },
      },
    ],
    { applied: 0, inherited: 15, pending: 0, stuck: 0, succeeded: 15, overruled: 12 },
  );
  const text = textOf(markup);
  expect(text).toContain("12 may not hold");
  expect(text).toContain("May not hold 1 min ago now 12 may not hold");
  expect(text).not.toMatch(/In effect/);
  expect(markup).toContain("12 may not hold, 3 in effect");
  expect(markup).toMatch(/status=success[^"]*cspm=reached/);
});
