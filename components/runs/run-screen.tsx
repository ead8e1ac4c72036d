"use client";

import { SearchX } from "lucide-react";
import { useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import {
  runExportQuery,
  type RunParams,
  runParsers,
  type RunViewChange,
  stepQuestion,
} from "@/components/inventory/addresses/runs-address";
import { RunControls } from "@/components/inventory/runs/run-controls";
import { runLabel } from "@/components/inventory/runs/run-labels";
import { RunProgress } from "@/components/inventory/runs/run-progress";
import { useRun, useRunStep, useRunSteps } from "@/components/inventory/runs/use-run";
import { useAddress } from "@/components/ui/address/use-address";
import { Button } from "@/components/ui/button";
import { ExportMenu } from "@/components/ui/export-menu";
import { useNow } from "@/components/ui/clock";
import { SearchField } from "@/components/ui/field/search-field";
import { Token } from "@/components/ui/field/token";
import { DockedNotices } from "@/components/ui/notice-dock";
import { PanelFrame } from "@/components/ui/panel/panel-frame";
import { Toolbar } from "@/components/ui/panel/toolbar";
import { EmptyState } from "@/components/ui/status/empty-state";
import { StatusMark } from "@/components/ui/status/status-mark";
import type { RunDetail, RunSummary } from "@/lib/runs/run";
import { isOfObjects } from "@/lib/runs/run-view";
import type { StepCounts } from "@/lib/runs/step-counts";
import { stepsIn } from "@/lib/runs/step-figures";
import { NotifyButton } from "./notify-button";
import { ObjectSteps } from "./object-steps";
import { OutcomeGroups } from "./outcome-groups";
import { ResultBar } from "./result-bar";
import { filterLabel, resultSegments } from "./result-segments";
import { RunFacts } from "./run-facts";
import { StepList } from "./step-list";
import { StepPanel } from "./step-panel";
import { WindowNotice } from "./window-notice";
import { UndoRun } from "./undo-run";
import { hadInWords, wantedInWords } from "./step-view";
import { useTargetFacts } from "@/components/inventory/use-target-facts";

const everything = { show: null, cause: null, q: null } as const;

/** The names of policies by their ids, as far as they are known. */
type PolicyNames = Readonly<Record<string, string>>;

/**
 * One run: what it changes, how far it is, and what came of each target. `first` is what the server read; names come with it,
 * because the whole organization is too much to read for them.
 */
export function RunScreen({ first, policyNames }: { first: RunDetail; policyNames: PolicyNames }) {
  const { run = first.run, groups, failure, refetch } = useRun(first.run.id, first);
  const [params, setParams] = useAddress(runParsers);
  const { word, tone } = runLabel(run, useNow());
  return (
    <div className="flex min-h-0 flex-1 max-md:overflow-y-auto">
      <div className="flex min-w-0 flex-1 flex-col max-md:min-h-max">
        <DockedNotices>
          {failure && (
            <FailureNotice failure={failure} consequence="What is shown was read before." onRetry={refetch} />
          )}
          <WindowNotice run={run} />
          {run.pausedBecause && (
            <FailureNotice
              failure={run.pausedBecause}
              consequence="Canopy paused the run. Continue it when the cause is gone."
            />
          )}
        </DockedNotices>
        <section aria-label="Run" className="grid gap-3 border-b px-4 py-3">
          <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
            <div className="grid min-w-0 flex-1 basis-80 gap-1">
              <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-16 font-semibold text-pretty">
                {run.title}
                <span className="text-13 font-normal">
                  <StatusMark tone={tone}>{word}</StatusMark>
                </span>
              </h2>
              <RunFacts run={run} />
            </div>
            <div className="flex flex-wrap gap-2">
              <RunControls run={run} />
              <UndoRun run={run} />
              <NotifyButton run={run} />
            </div>
          </div>
          {!isOfObjects(run) && (
            <div className="grid gap-3 lg:grid-cols-2 lg:gap-x-8">
              <RunProgress run={run} />
              <ResultBar
                counts={run.counts}
                onFilter={(show) => void setParams({ ...everything, show }, { history: "push" })}
              />
            </div>
          )}
        </section>
        {isOfObjects(run) ? (
          <ObjectSteps run={run} />
        ) : (
          <>
            <OutcomeGroups
              groups={groups}
              onShow={({ outcome, cause }) =>
                void setParams(
                  { q: null, show: outcome, cause: cause === "" ? null : cause },
                  { history: "push" },
                )
              }
            />
            <Steps
              run={run}
              policyNames={policyNames}
              params={params}
              onChange={(change) => void setParams(change)}
            />
          </>
        )}
      </div>
      {params.step !== null && !isOfObjects(run) && (
        <OpenStep run={run} position={params.step} onClose={() => void setParams({ step: null })} />
      )}
    </div>
  );
}

function Steps({
  run,
  policyNames,
  params,
  onChange,
}: {
  run: RunSummary;
  policyNames: PolicyNames;
  params: RunParams;
  onChange: (change: RunViewChange) => void;
}) {
  const [lastRow, setLastRow] = useState(0);
  const { stepAt, total, failure, refetch } = useRunSteps(run, stepQuestion(params), lastRow);
  const nowMs = Math.floor(useNow() / 60_000) * 60_000;
  const { show, cause, q } = params;
  const isFiltered = show !== null || cause !== null || q.trim() !== "";
  return (
    <>
      <Toolbar label="Targets">
        <SearchField
          label="Filter by name or id"
          value={q}
          onChange={(next) => onChange({ q: next })}
          className="w-full sm:w-72"
        />
        {show !== null && (
          <Token name="Result" onRemove={() => onChange({ show: null })}>
            {filterLabel(show)}
          </Token>
        )}
        {cause !== null && (
          <Token name="Message" onRemove={() => onChange({ cause: null })}>
            <span className="line-clamp-1">{cause}</span>
          </Token>
        )}
        {isFiltered && (
          <Button variant="ghost" size="small" onClick={() => onChange(everything)}>
            Clear all
          </Button>
        )}
        <span className="ml-auto" />
        <ExportMenu
          href="/api/runs/export"
          params={() => runExportQuery(run.id, params)}
          everything="Targets of the run"
          isFiltered={isFiltered}
        />
      </Toolbar>
      {failure && <FailureNotice failure={failure} onRetry={refetch} />}
      {total === 0 && !failure && (
        <EmptyState
          icon={<SearchX />}
          title="No targets match"
          action={<Button onClick={() => onChange(everything)}>Clear all filters</Button>}
        >
          The run has targets, but none is as the filters ask.
        </EmptyState>
      )}
      {total !== 0 && (
        <StepList
          // How many are in a state is known before they are read.
          count={total ?? countedIn(run.counts, show)}
          stepAt={stepAt}
          hadOf={(step) => hadInWords(step, (id) => policyNames[id])}
          openStep={params.step}
          nowMs={nowMs}
          scrollKey={JSON.stringify([show, cause, q])}
          onLastRow={setLastRow}
          onOpen={({ position }) => onChange({ step: position })}
        />
      )}
    </>
  );
}

/** The step that the address names, wherever it is in the list. */
function OpenStep({ run, position, onClose }: { run: RunSummary; position: number; onClose: () => void }) {
  const { step, failure } = useRunStep(run, position);
  const facts = useTargetFacts();
  if (step) {
    return (
      <StepPanel
        step={step}
        place={facts.placeOf(step.targetId)}
        had={hadInWords(step, facts.policyName)}
        wanted={wantedInWords(run, step)}
        onClose={onClose}
      />
    );
  }
  return (
    <PanelFrame title={`Target ${position + 1}`} onClose={onClose}>
      {failure && <FailureNotice failure={failure} />}
      {!failure && (
        <p role="status" className="px-4 py-3 text-13 text-ink-quiet">
          {step === null ? `The run has no target ${position + 1}.` : "Reading the target…"}
        </p>
      )}
    </PanelFrame>
  );
}

function countedIn(counts: StepCounts, show: RunParams["show"]): number {
  if (show === null) return stepsIn(counts);
  if (show === "accepted") return counts.accepted;
  return resultSegments(counts).find(({ filter }) => filter === show)?.value ?? 0;
}
