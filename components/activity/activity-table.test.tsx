import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { loadActivityParams } from "@/components/inventory/addresses/activity-address";
import type { TargetFacts } from "@/components/inventory/use-target-facts";
import { RenderedAt } from "@/components/ui/clock";
import { WithRouter } from "@/components/ui/testing/with-router";
import type { ActivityChange, ActivityDetail } from "@/lib/activity/activity";
import { activityQueries } from "@/lib/activity/client/queries";
import { ActivityTable } from "./activity-table";
import { ChangePanel } from "./change-panel";

const now = Date.parse("2026-11-29T05:00:00Z");
const policy = "0b3c1a2e-7d5f-4d4e-8f5a-6b7c8d9e0f1a";
const facts: TargetFacts = {
  policies: [{ id: policy, name: "nist-800-53", index: 0 }],
  policyName: (id) => (id === policy ? "nist-800-53" : undefined),
  nameOf: (id) => (id === "333333333333" ? "sandbox" : undefined),
  placeOf: (id) => (id === "333333333333" ? "Root › Labs" : undefined),
};
const change: ActivityChange = {
  id: 7,
  at: "2026-11-29T04:57:00.000Z",
  by: { id: "u-1", name: "Sam" },
  role: "operator",
  operation: "securityhub:StartConfigurationPolicyAssociation",
  target: "333333333333",
  result: "failed",
  configuration: policy,
  isNew: false,
  awsRequestId: "req-1",
  failure: { code: "forbidden", message: "Not authorized.", missing: "securityhub:X" },
  run: { id: "11111111-2222-4333-8444-555555555555", number: 7, title: "Apply nist-800-53 to sandbox" },
};

function textOf(shown: ReactNode, client = new QueryClient()): string {
  const markup = renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <RenderedAt value={now}>
        <WithRouter>{shown}</WithRouter>
      </RenderedAt>
    </QueryClientProvider>,
  );
  return markup.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

it("says who changed what, where, from what to what, and how it ended", () => {
  const params = loadActivityParams("");
  const text = textOf(
    <ActivityTable changes={[change]} params={params} facts={facts} onOpen={() => undefined} />,
  );
  expect(text).toContain("Start association of nist-800-53 with sandbox");
  for (const said of ["Root › Labs", "none applied nist-800-53", "Failed", "Sam operator", "#7", "req-1"])
    expect(text).toContain(said);
  expect(text).toContain("3 min ago");
});

it("shows a change with its entries, hashes and the values that differ", () => {
  const client = new QueryClient();
  const entry = { at: change.at, by: change.by, hash: "ab".repeat(32) };
  const detail: ActivityDetail = {
    change: { ...change, operation: "canopy:ChangeSetting", target: "the setting" },
    input: { days: 30 },
    before: { days: 90, mode: "a" },
    after: { days: 30, mode: "a" },
    entries: [
      { ...entry, id: 7, phase: "attempted" },
      { ...entry, id: 9, phase: "failed", awsRequestId: "req-1" },
    ],
  };
  client.setQueryData(activityQueries.change(7).queryKey, detail);
  const text = textOf(
    <ChangePanel
      id={7}
      listed={undefined}
      facts={facts}
      differenceOf={() => undefined}
      onClose={() => undefined}
    />,
    client,
  );
  for (const said of ["Change setting", "days 90 30", "7 Attempted", "9 Failed", "SHA-256 abababababababab…"])
    expect(text).toContain(said);
  expect(text).not.toContain("mode a");
});
