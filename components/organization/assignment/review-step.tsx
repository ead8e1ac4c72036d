"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { countOf } from "@/lib/format/count";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { assignmentCommand } from "@/lib/security-hub/cli-command";
import { AssociationKind, SelfManaged } from "@/lib/security-hub/governance";
import { impactOf } from "@/lib/security-hub/impact";
import type { Assignment } from "@/lib/security-hub/model";
import { optInRemark } from "@/lib/security-hub/opt-in-regions";
import { CopyBlock } from "@/components/ui/copy-block";
import { OptInNote } from "../opt-in-note";
import { PanelSection } from "../panel-frame";
import { usePatchedSnapshot } from "../use-patched-snapshot";
import type { AssignmentStepProps } from "./assignment-step-props";
import type { Outcome } from "./assignment-draft";
import { ImpactSummary } from "./impact-summary";
import { runAssignment } from "./run-assignment";

/** Second step: what will change before anything does, and the one deliberate press that starts it. */
export function ReviewStep({
  view,
  snapshot,
  handle,
  targets,
  assignment,
  onOpen,
}: AssignmentStepProps & { assignment: Assignment }) {
  const { draft, change } = handle;
  const patch = usePatchedSnapshot();
  const { tree, governance } = view.governed;
  const delegatedAdministrators = new Set<string>(snapshot.meta.delegatedAdministrators.map(({ id }) => id));
  const impact = impactOf({ tree, governance, targets, assignment, delegatedAdministrators });
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState(false);
  const rootName = tree.names[0] || (tree.ids[0] ?? "");
  const confirms = !impact.targets.includes(0) || typed.trim() === rootName;
  const lookup = nodeLookup(tree);

  const appliedAt = (id: string) => {
    const node = lookup(id) ?? -1;
    if (governance.type[node] !== AssociationKind.Applied) return undefined;
    return governance.policy[node] === SelfManaged
      ? SELF_MANAGED
      : governance.policies[governance.policy[node] ?? -1]?.id;
  };

  function start() {
    setAsked(true);
    if (!confirms || impact.targets.length === 0) return;
    const waiting: [string, Outcome][] = impact.targets.map((node) => [
      tree.ids[node] ?? "",
      { state: "waiting" },
    ]);
    change({ step: "run", outcomes: Object.fromEntries(waiting) });
    void runAssignment({
      assignment,
      onAnswer: (id, association) => (association ? patch([association]) : patch([], [id])),
      appliedAt,
      reachedBy: (id) => {
        const node = lookup(id) ?? 0;
        const end = tree.subtreeEnd[node] ?? 0;
        return impact.evaluated
          .filter((each) => each >= node && each < end)
          .flatMap((each) => tree.ids[each] ?? []);
      },
    });
  }

  const [first] = impact.targets;
  const firstId = first === undefined ? undefined : tree.ids[first];
  return (
    <>
      <ImpactSummary impact={impact} view={view} onOpen={onOpen} />
      {optInRemark(snapshot.meta.findingAggregator) !== undefined && (
        <PanelSection title="Linked Regions">
          <OptInNote aggregator={snapshot.meta.findingAggregator} />
        </PanelSection>
      )}
      {firstId !== undefined && (
        <PanelSection
          title={
            impact.targets.length === 1
              ? "The same with the AWS CLI"
              : "The same with the AWS CLI, for the first target"
          }
        >
          <CopyBlock
            label="AWS CLI command"
            text={assignmentCommand(assignment, firstId, snapshot.meta.viewer.region, appliedAt(firstId))}
          />
        </PanelSection>
      )}
      <div className="grid gap-3 px-4 py-3">
        {impact.targets.includes(0) && (
          <TextField
            label={`This reaches the whole organization. Type ${rootName} to go on.`}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            error={asked && !confirms ? `Type ${rootName}, exactly as the root is named.` : undefined}
          />
        )}
        {asked && impact.targets.length === 0 && (
          <p role="alert" className="text-12 text-failed">
            AWS would refuse every target. Go back and change the configuration or the targets.
          </p>
        )}
        <div className="flex gap-2">
          <Button variant="primary" onClick={start}>
            {assignment.kind === "inherit"
              ? `Disassociate ${countOf(impact.targets.length, "target")}`
              : `Assign to ${countOf(impact.targets.length, "target")}`}
          </Button>
          <Button variant="ghost" onClick={() => change({ step: "choose" })}>
            Back
          </Button>
        </div>
        <p className="text-12 text-ink-quiet">
          {draft.targetIds.length > 1 && "One call for each target, at most ten a second. "}
          AWS may take up to a day to evaluate the accounts.
        </p>
      </div>
    </>
  );
}
