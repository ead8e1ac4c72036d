// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { WithRouter } from "@/components/ui/testing/with-router";
import { createQueryClient } from "@/lib/query/query-client";
import type { PlanDetail } from "@/lib/runs/plans/plan";
import { planDetail } from "@/lib/runs/testing/plan-detail";
import { PlanCommandsBar } from "./plan-commands-bar";

afterEach(cleanup);

const expected = { configurationType: "LOCAL", autoEnable: true } as const;
const update = { configurationType: "LOCAL", autoEnable: false } as const;
const detail = planDetail([{ kind: "configuration", configuration: { update, expected } }], []);

/** The plan with a later edit, as the news bring it. */
function edited(revision: number, reason: string): PlanDetail {
  return { ...detail, plan: { ...detail.plan, revision, reason, state: "awaiting-approval" }, may };
}
const may = { edit: true, start: false, decide: true };

function bar(shown: PlanDetail) {
  return (
    <WithRouter>
      <QueryClientProvider client={client}>
        <PlanCommandsBar detail={shown} />
      </QueryClientProvider>
    </WithRouter>
  );
}
const client = createQueryClient();

it("decides about the revision that was read, also where an edit comes while the dialog is open", async () => {
  const user = userEvent.setup();
  const { rerender } = render(bar(edited(1, "Audit finding 7")));
  await user.click(screen.getByRole("button", { name: "Approve…" }));
  const dialog = await screen.findByRole("alertdialog");
  await user.type(within(dialog).getByRole("textbox", { name: "Comment (optional)" }), "Agreed.");
  rerender(bar(edited(2, "All of the organization")));
  expect(within(dialog).getByRole("button", { name: /^Approve/ }).textContent).toBe("Approve revision 1");

  await user.click(within(dialog).getByRole("button", { name: "Cancel" }));
  await user.click(screen.getByRole("button", { name: "Approve…" }));
  const again = screen.getByRole("alertdialog");
  expect(within(again).getByRole("button", { name: /^Approve/ }).textContent).toBe("Approve revision 2");
  expect(within(again).getByDisplayValue("Agreed.")).toBeDefined();
});
