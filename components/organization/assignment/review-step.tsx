"use client";

import { useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Button } from "@/components/ui/button";
import { CopyBlock } from "@/components/ui/copy-block";
import { TextField } from "@/components/ui/field/text-field";
import { type ConfigurationId, SELF_MANAGED } from "@/lib/core/identifiers";
import { countOf } from "@/lib/format/count";
import { governedOrganization } from "@/lib/inventory/snapshot/snapshot";
import { displayName, pathOf } from "@/lib/organizations/ancestry";
import type { OrgTree } from "@/lib/organizations/tree";
import { groupedTargets, type NewRun } from "@/lib/runs/new-run";
import { RunId } from "@/lib/runs/run-id";
import { runTitle } from "@/lib/runs/run-title";
import { unsettledIn } from "@/lib/runs/step-figures";
import { assignmentCommand } from "@/lib/security-hub/cli-command";
import { AssociationKind, type Governance, SelfManaged } from "@/lib/security-hub/governance/governance";
import { inSafeOrder } from "@/lib/security-hub/governance/change-order";
import { governanceAfter, type Impact, impactOf } from "@/lib/security-hub/governance/impact";
import type { Assignment } from "@/lib/security-hub/model";
import { optInRemark } from "@/lib/security-hub/opt-in-regions";
import { OptInNote } from "../panel/opt-in-note";
import { AddByTag } from "@/components/inventory/tags/add-by-tag";
import { PanelSection } from "@/components/ui/panel/panel-frame";
import type { AssignmentStepProps } from "./assignment-step-props";
import { chosenExceptions } from "./chosen-exceptions";
import { ExceptionsSection } from "./exceptions-section";
import { ImpactSummary } from "./impact-summary";
import { PolicySummary } from "./policy-summary";
import { targetIdsOf } from "../tree/selection";
import { TargetList } from "./target-list";
import { ReasonFields } from "@/components/inventory/runs/reason-fields";
import { reasonOf } from "@/components/inventory/runs/reason";
import { SavePlan } from "@/components/inventory/plans/save-plan";
import { useNeedsApproval } from "@/components/inventory/plans/use-plans";
import { useStartRun } from "@/components/inventory/runs/use-start-run";

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
  const { change, draft } = handle;
  const { tree, governance } = view.governed;
  const exceptions = chosenExceptions(draft, tree, targets, governance);
  const organization = governedOrganization(snapshot);
  const impact = impactOf({
    ...organization,
    governance: exceptions.changes.reduce(
      (before, { assignment: excepted, nodes }) =>
        governanceAfter(before, { assignment: excepted, targets: nodes }),
      organization.governance,
    ),
    targets,
    assignment,
  });
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState(false);
  const { start, isStarting, failure } = useStartRun();
  const rootName = displayName(tree, 0);
  const confirms = !impact.targets.includes(0) || typed.trim() === rootName;
  const unsent = runs.runs.filter(({ run }) => unsettledIn(run.counts) > 0);
  const order = inSafeOrder(tree, { assignment, nodes: impact.targets }, exceptions.changes);
  // Where every target is left out, the title still says what was asked for.
  const titled = order.length > 0 ? order : [{ assignment, nodes: [] }];
  const title = runTitle(
    titled.map((each) => ({
      change: {
        kind: "association",
        assignment: each.assignment,
        policyName: each.assignment === assignment ? policyNameOf(assignment, impact, governance) : "",
      },
      targetNames: namesOf(tree, each.nodes),
    })),
  );
  const [first] = impact.targets;
  const firstId = first === undefined ? undefined : tree.ids[first];
  const why = reasonOf(draft);
  const accounts = impact.reached.length + exceptions.nodes.length;
  const needsApproval = useNeedsApproval({ kinds: ["association"], accounts }) === true;

  function except(nodes: readonly number[]) {
    change({ exceptions: nodes.flatMap((node) => tree.ids[node] ?? []) });
  }

  /** What was reviewed; undefined where something is missing, and then the form says what. */
  function reviewed(): NewRun | undefined {
    setAsked(true);
    if (!confirms || impact.targets.length === 0 || !why.ok) return undefined;
    const id = draft.plan?.id ?? draft.runId ?? RunId.parse(crypto.randomUUID());
    change({ runId: id });
    return {
      id,
      changes: order.map((each) => ({
        kind: "association",
        assignment: each.assignment,
        targets: groupedTargets(reviewedTargets(tree, governance, each.nodes)),
      })),
      ...why.value,
    };
  }

  async function confirm() {
    const review = reviewed();
    const run = review && (await start(review));
    if (run === undefined) return;
    handle.clear();
    onConfirmed(
      run,
      reviewedTargets(tree, governance, impact.targets).map(({ targetId }) => targetId),
    );
  }

  return (
    <>
      <PanelSection title="Assignment">
        <p className="text-14 font-medium text-pretty">{title}</p>
        <TargetList label="Targets" nodes={impact.targets} view={view} onOpen={onOpen} />
        {draft.tags !== undefined && draft.tags.length > 0 && (
          <AddByTag
            tree={tree}
            parameters={draft.tags}
            selected={draft.targetIds}
            onAdd={(nodes) => change({ targetIds: [...draft.targetIds, ...targetIdsOf(tree, nodes)] })}
          />
        )}
        {assignment.kind === "apply-policy" && <PolicySummary policyId={assignment.policyId} />}
      </PanelSection>
      <ExceptionsSection
        nodes={exceptions.nodes}
        view={view}
        draft={draft}
        change={change}
        onOpen={onOpen}
        onRemove={(node) => except(exceptions.nodes.filter((each) => each !== node))}
      />
      <ImpactSummary
        impact={impact}
        assignment={assignment}
        view={view}
        onOpen={onOpen}
        onExcept={(node) => except([...exceptions.nodes, node])}
      />
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
      <PanelSection title="Record">
        <ReasonFields typed={draft} onChange={change} errors={asked && !why.ok ? why.fields : {}} />
      </PanelSection>
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
            Under way at the same time: {unsent.map(({ run }) => `"${run.title}"`).join(" and ")}. The figures
            above don&apos;t include what it changes.
          </p>
        )}
        {failure && <FailureNotice failure={failure} />}
        <div className="flex flex-wrap gap-2">
          {!needsApproval && draft.plan === undefined && (
            <Button
              variant="primary"
              busy={isStarting}
              onClick={() => void confirm()}
              className="h-auto min-h-8 py-1 text-pretty whitespace-normal"
            >
              {title} ({countOf(accounts, "account")})
            </Button>
          )}
          <SavePlan
            review={reviewed}
            send={needsApproval}
            variant={needsApproval || draft.plan !== undefined ? "primary" : "secondary"}
            editing={draft.plan ?? undefined}
            onSaved={() => handle.clear()}
          />
          <Button variant="ghost" onClick={() => change({ step: "choose" })}>
            Back
          </Button>
        </div>
        {needsApproval && (
          <p className="text-12 text-pretty text-ink-quiet">
            A change of {countOf(accounts, "account")} needs the approval of a second person before it starts.
          </p>
        )}
        <p className="text-12 text-ink-quiet">
          Canopy&apos;s server sends{" "}
          {impact.targets.length > 1 ? "one request for each target" : "the request"}, also when this page is
          closed. AWS may take up to a day to evaluate the accounts.
        </p>
      </div>
    </>
  );
}

/** Targets with what is applied to each itself. */
function reviewedTargets(tree: OrgTree, governance: Governance, nodes: readonly number[]) {
  return nodes.flatMap((node) => {
    const targetId = tree.ids[node];
    return targetId === undefined ? [] : [{ targetId, expected: appliedAt(governance, node) ?? null }];
  });
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
