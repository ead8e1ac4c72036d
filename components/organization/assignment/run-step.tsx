"use client";

import { FailureNotice } from "@/components/failures/failure-notice";
import { Button } from "@/components/ui/button";
import { Meter } from "@/components/ui/meter";
import { countOf } from "@/lib/format/count";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { Assignment } from "@/lib/security-hub/model";
import { PanelSection } from "../panel-frame";
import { usePatchedSnapshot } from "../use-patched-snapshot";
import type { AssignmentStepProps } from "./assignment-step-props";
import type { Outcome } from "./assignment-draft";
import { OutcomeList } from "./outcome-list";
import { isRunning, runAssignment } from "./run-assignment";
import { Settling } from "./settling";

/** Third step: each target's outcome while the calls are made, then the associations until they settle. */
export function RunStep({
  view,
  handle,
  watch,
  targets,
  assignment,
  onOpen,
  onClose,
}: AssignmentStepProps & { assignment: Assignment | undefined }) {
  const { draft, change } = handle;
  const patch = usePatchedSnapshot();
  const { tree, sources, governance } = view.governed;
  const outcomes = Object.values(draft.outcomes);
  const count = (state: Outcome["state"]) => outcomes.filter((outcome) => outcome.state === state).length;
  const [refused, unknown, waiting, sending] = [
    count("refused"),
    count("unknown"),
    count("waiting"),
    count("sending"),
  ];
  const accepted = targets.filter((node) => draft.outcomes[tree.ids[node] ?? ""]?.state === "accepted");
  const sent = outcomes.length - waiting - sending - count("cancelled");

  function resend(states: readonly Outcome["state"][]) {
    if (!assignment) return;
    const lookup = nodeLookup(tree);
    const again = Object.entries(draft.outcomes).map(([id, outcome]): [string, Outcome] =>
      states.includes(outcome.state) ? [id, { state: "waiting" }] : [id, outcome],
    );
    change({ outcomes: Object.fromEntries(again) });
    void runAssignment({
      assignment,
      onAnswer: (id, association) => (association ? patch([association]) : patch([], [id])),
      appliedAt: (id) => governance.policies[governance.policy[lookup(id) ?? -1] ?? -1]?.id,
      reachedBy: (id) => {
        const node = lookup(id) ?? 0;
        const below = Array.from(
          { length: (tree.subtreeEnd[node] ?? node) - node },
          (_, offset) => node + offset,
        );
        return below
          .filter((each) => sources[each] === sources[node] || each === node)
          .flatMap((each) => tree.ids[each] ?? []);
      },
    });
  }

  return (
    <>
      <PanelSection title="Calls">
        <Meter
          label={
            assignment?.kind === "inherit"
              ? "StartConfigurationPolicyDisassociation"
              : "StartConfigurationPolicyAssociation"
          }
          value={sent}
          max={outcomes.length}
          unit="target"
          tone={refused > 0 ? "failed" : "success"}
        />
        <p role="status" className="text-13">
          {waiting + sending > 0 ? `${countOf(waiting + sending, "target")} to go.` : "All calls are made."}
          {refused > 0 && ` AWS refused ${countOf(refused, "target")}.`}
          {unknown > 0 &&
            ` Of ${countOf(unknown, "target")} it is not known whether the call arrived: the page or Canopy went away meanwhile.`}
        </p>
        <div className="flex flex-wrap gap-2 empty:hidden">
          {waiting > 0 && !isRunning() && (
            <Button variant="primary" onClick={() => resend(["waiting"])}>
              Go on with {countOf(waiting, "target")}
            </Button>
          )}
          {waiting > 0 && isRunning() && (
            <Button onClick={() => change({ outcomes: withoutWaiting(draft.outcomes) })}>
              Cancel the rest
            </Button>
          )}
          {refused + unknown > 0 && waiting + sending === 0 && (
            <Button onClick={() => resend(["refused", "unknown"])}>
              Retry {countOf(refused + unknown, "target")}
            </Button>
          )}
        </div>
      </PanelSection>
      <PanelSection title="Outcomes">
        <OutcomeList outcomes={draft.outcomes} view={view} onOpen={onOpen} />
      </PanelSection>
      {accepted.length > 0 && (
        <PanelSection title="Associations">
          <Settling targets={accepted} view={view} watch={watch} />
          {watch.failure && <FailureNotice failure={watch.failure} />}
        </PanelSection>
      )}
      <div className="flex gap-2 px-4 py-3">
        <Button onClick={onClose}>
          {waiting + sending > 0 ? "Close, and go on in the background" : "Done"}
        </Button>
      </div>
    </>
  );
}

function withoutWaiting(outcomes: Readonly<Record<string, Outcome>>): Record<string, Outcome> {
  return Object.fromEntries(
    Object.entries(outcomes).map(([id, outcome]): [string, Outcome] => [
      id,
      outcome.state === "waiting" ? { state: "cancelled" } : outcome,
    ]),
  );
}
