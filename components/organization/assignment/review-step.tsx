"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyBlock } from "@/components/ui/copy-block";
import { TextField } from "@/components/ui/field/text-field";
import { type ConfigurationId, SELF_MANAGED } from "@/lib/core/identifiers";
import { countOf } from "@/lib/format/count";
import { governedOrganization } from "@/lib/inventory/snapshot/snapshot";
import { displayName, pathOf } from "@/lib/organizations/ancestry";
import type { OrgTree } from "@/lib/organizations/tree";
import { assignmentCommand } from "@/lib/security-hub/cli-command";
import { AssociationKind, type Governance, SelfManaged } from "@/lib/security-hub/governance/governance";
import { type Impact, impactOf } from "@/lib/security-hub/governance/impact";
import type { Assignment } from "@/lib/security-hub/model";
import { optInRemark } from "@/lib/security-hub/opt-in-regions";
import { OptInNote } from "../panel/opt-in-note";
import { PanelSection } from "@/components/ui/panel/panel-frame";
import { type AssignmentRun, assignmentTitle, plannedAt } from "./assignment-run";
import type { AssignmentStepProps } from "./assignment-step-props";
import { ImpactSummary } from "./impact-summary";
import { PolicySummary } from "./policy-summary";
import { runTitle } from "./run-labels";
import { TargetList } from "./target-list";
import { isUnsent } from "./use-assignment-runs";

/** Second step: what will be sent and what it changes, by name, and the one deliberate press that starts it. */
export function ReviewStep({
  view,
  snapshot,
  handle,
  runs,
  targets,
  assignment,
  onOpen,
  onConfirmed,
}: AssignmentStepProps & { assignment: Assignment }) {
  const { change } = handle;
  const { tree, governance } = view.governed;
  const impact = impactOf({ ...governedOrganization(snapshot), targets, assignment });
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState(false);
  const rootName = displayName(tree, 0);
  const confirms = !impact.targets.includes(0) || typed.trim() === rootName;
  const unsent = runs.runs.filter(isUnsent);
  const policyName = policyNameOf(assignment, impact, governance);
  const title = assignmentTitle(assignment, policyName, namesOf(tree, impact.targets));
  const [first] = impact.targets;
  const firstId = first === undefined ? undefined : tree.ids[first];

  function start() {
    setAsked(true);
    if (!confirms || impact.targets.length === 0) return;
    const run = runOf({ assignment, policyName, impact, tree, governance, unsent });
    runs.confirm(run);
    handle.clear();
    onConfirmed(run);
  }

  return (
    <>
      <PanelSection title="Assignment">
        <p className="text-14 font-medium text-pretty">{title}</p>
        <TargetList label="Targets" nodes={impact.targets} view={view} onOpen={onOpen} />
        {assignment.kind === "apply-policy" && <PolicySummary policyId={assignment.policyId} />}
      </PanelSection>
      <ImpactSummary impact={impact} assignment={assignment} view={view} onOpen={onOpen} />
      {optInRemark(snapshot.meta.findingAggregator) !== undefined && (
        <PanelSection title="Linked Regions">
          <OptInNote aggregator={snapshot.meta.findingAggregator} />
        </PanelSection>
      )}
      {firstId !== undefined && (
        <PanelSection
          title={
            impact.targets.length === 1 ? "AWS CLI equivalent" : "AWS CLI equivalent for the first target"
          }
        >
          <CopyBlock
            label="AWS CLI command"
            text={assignmentCommand(
              assignment,
              firstId,
              snapshot.meta.caller.region,
              appliedAt(governance, first ?? -1),
            )}
          />
        </PanelSection>
      )}
      <div className="grid gap-3 px-4 py-3">
        {impact.targets.includes(0) && (
          <TextField
            label={`This affects the whole organization. Type ${rootName} to confirm.`}
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
        {unsent.length > 0 && (
          <p className="text-12 text-pretty text-ink-quiet">
            Sent after {unsent.map((run) => `"${runTitle(run)}"`).join(" and ")}, which the figures above
            don&apos;t include yet.
          </p>
        )}
        <div className="flex gap-2">
          <Button
            variant="primary"
            onClick={start}
            className="h-auto min-h-8 py-1 text-pretty whitespace-normal"
          >
            {title} ({countOf(impact.reached.length, "account")})
          </Button>
          <Button variant="ghost" onClick={() => change({ step: "choose" })}>
            Back
          </Button>
        </div>
        <p className="text-12 text-ink-quiet">
          {impact.targets.length > 1 && "One request for each target, at most ten a second. "}
          AWS may take up to a day to evaluate the accounts.
        </p>
      </div>
    </>
  );
}

/** What was reviewed, frozen: later changes of the form or the snapshot don't reach it. */
function runOf({
  assignment,
  policyName,
  impact,
  tree,
  governance,
  unsent,
}: {
  assignment: Assignment;
  policyName: string;
  impact: Impact;
  tree: OrgTree;
  governance: Governance;
  /** Runs that are sent before this one. */
  unsent: readonly AssignmentRun[];
}): AssignmentRun {
  const names = namesOf(tree, impact.targets);
  return {
    id: crypto.randomUUID(),
    assignment,
    policyName,
    targets: impact.targets.flatMap((node, index) => {
      const id = tree.ids[node];
      const name = names[index] ?? "";
      if (id === undefined) return [];
      const planned = plannedAt(unsent, id);
      const replaces = planned === undefined ? appliedAt(governance, node) : planned.applied;
      return [{ id, name, ...(replaces && { replaces }), outcome: { state: "waiting" as const } }];
    }),
    watched: [],
    acknowledged: false,
  };
}

/** Targets by name; by path where two of them have the same name. */
function namesOf(tree: OrgTree, nodes: readonly number[]): string[] {
  const names = nodes.map((node) => displayName(tree, node));
  const isShared = new Set(names).size < names.length;
  return isShared ? nodes.map((node) => pathOf(tree, node)) : names;
}

/** The policy that is applied, or the one that all targets of a disassociation have applied; empty for none. */
function policyNameOf(assignment: Assignment, { targets }: Impact, { policies, policy }: Governance): string {
  if (assignment.kind === "self-managed") return "";
  if (assignment.kind === "apply-policy") {
    return policies.find(({ id }) => id === assignment.policyId)?.name ?? assignment.policyId;
  }
  const [only, another] = new Set(targets.map((node) => policy[node] ?? -1));
  return only === undefined || another !== undefined ? "" : (policies[only]?.name ?? "");
}

/** What is applied at a target itself. */
function appliedAt({ type, policy, policies }: Governance, node: number): ConfigurationId | undefined {
  if (type[node] !== AssociationKind.Applied) return undefined;
  return policy[node] === SelfManaged ? SELF_MANAGED : policies[policy[node] ?? -1]?.id;
}
