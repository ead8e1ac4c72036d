"use client";

import { ArrowRight } from "lucide-react";
import { ObjectChanges } from "@/components/inventory/changes/object-changes";
import { ConfigurationMark } from "@/components/inventory/configuration-mark";
import type { TargetFacts } from "@/components/inventory/use-target-facts";
import { StatusMark } from "@/components/ui/status/status-mark";
import { ABSENT } from "@/lib/aws-config/aggregators/aggregator-detail";
import { ABSENT_PACK } from "@/lib/aws-config/packs/change/pack-change";
import { type ConfigurationId, SELF_MANAGED, type TargetId } from "@/lib/core/identifiers";
import { countOf } from "@/lib/format/count";
import type { ObjectBefore } from "@/lib/runs/run-step";
import type { Undo } from "@/lib/runs/undo";
import type { Assignment } from "@/lib/security-hub/model";

/** So many targets are drawn; the page of the run lists all. */
const SHOWN = 500;

const reasons: Readonly<Record<Undo["left"][number]["reason"], string>> = {
  "policy-deleted": "the policy it had doesn't exist anymore",
  "changed-since": "it was changed after the run",
  "template-not-known":
    "its former template isn't known: another client had deployed it, and AWS doesn't give templates back",
};

const notes: Readonly<Record<Undo["notes"][number], string>> = {
  "new-policy-id":
    "The policy is created anew: it gets a new id, and its associations and tags are gone and are not restored.",
  "description-stays": "AWS doesn't take a description away: the one that the policy has stays.",
  "collects-anew": "The aggregator is created anew and collects from the beginning.",
  "tags-not-known": "The tags could not be read before the deletion, and are not restored.",
  "settings-stay": "Accounts keep the settings that were made in them.",
  "pack-anew":
    "The pack is deployed anew to every account that isn't excluded. Its compliance history is not restored.",
  "may-be-refused": "AWS refuses LOCAL while anything is applied and while there is a policy.",
};

type ObjectUndo = Exclude<Undo["changes"][number], { readonly kind: "association" }>;

/** `Policy root-keys back to its former definition`: above the difference. */
function objectTitle(change: ObjectUndo): string {
  switch (change.kind) {
    case "policy": {
      const { policy } = change;
      if (policy.operation === "create") return `Policy ${policy.settings.name} is created anew`;
      if (policy.operation === "delete") return "The policy is deleted";
      return `Policy ${policy.settings.name} back to its former definition`;
    }
    case "aggregator": {
      const { aggregator } = change;
      if (aggregator.operation === "delete") return `Aggregator ${aggregator.name} is deleted`;
      return aggregator.expected === ABSENT
        ? `Aggregator ${aggregator.name} is created anew`
        : `Aggregator ${aggregator.name} back to its former sources and filters`;
    }
    case "aggregator-tags":
      return `Tags of aggregator ${change.tags.name} back to what they were`;
    case "pack-tags":
      return `Tags of conformance pack ${change.tags.name} back to what they were`;
    case "configuration":
      return "Organization configuration back to what it was";
    case "pack": {
      const { pack } = change;
      if (pack.operation === "delete") return `Conformance pack ${pack.name} is deleted`;
      return pack.expected === ABSENT_PACK
        ? `Conformance pack ${pack.name} is deployed anew`
        : `Conformance pack ${pack.name} back to its former definition`;
    }
  }
}

/** What an undo changes, each object as a difference and each target with both configurations, and what it leaves and why. */
export function UndoReview({ undo, facts }: { undo: Undo; facts: TargetFacts }) {
  return (
    <div className="grid gap-3">
      {undo.changes.map((change, index) =>
        change.kind === "association" ? (
          <Targets key={index} change={change} facts={facts} />
        ) : (
          <ObjectUndone key={index} change={change} present={undo.present[index] ?? null} />
        ),
      )}
      {undo.left.length > 0 && (
        <section aria-label="What can't be undone" className="grid gap-1">
          <h3 className="font-medium text-stuck">
            {countOf(undo.left.length, "target")} can&apos;t be undone
          </h3>
          <ul className="grid max-h-48 gap-0.5 overflow-auto text-13 text-ink-quiet" tabIndex={0}>
            {undo.left.map(({ targetId, targetName, reason }) => (
              <li key={targetId} className="break-words">
                {targetName}: {reasons[reason]}
              </li>
            ))}
          </ul>
        </section>
      )}
      {undo.notes.length > 0 && (
        <ul aria-label="What isn't restored" className="grid list-disc gap-1 pl-5 text-13 text-pretty">
          {undo.notes.map((note) => (
            <li key={note}>{notes[note]}</li>
          ))}
        </ul>
      )}
      <p className="text-12 text-pretty text-ink-quiet">
        The undo is a run of its own.
        {undo.changes.some(({ kind }) => kind === "association") &&
          " Settings aren't rolled back: accounts that inherit or manage themselves afterwards keep the settings that policies have made."}
      </p>
    </div>
  );
}

function ObjectUndone({ change, present }: { change: ObjectUndo; present: ObjectBefore | null }) {
  return (
    <section aria-label={objectTitle(change)} className="grid gap-2">
      <h3 className="font-medium text-ink">{objectTitle(change)}</h3>
      {present !== null && <ObjectChanges before={present} change={change} />}
    </section>
  );
}

/** Each target with what it has now and what it gets back. */
function Targets({
  change: { assignment, targets },
  facts,
}: {
  change: Extract<Undo["changes"][number], { readonly kind: "association" }>;
  facts: TargetFacts;
}) {
  const rows = targets.flatMap(({ expected, targetIds }) => targetIds.map((id) => ({ id, now: expected })));
  const title = `${countOf(rows.length, "target")} back to what ${rows.length === 1 ? "it" : "they"} had`;
  return (
    <section aria-label={title} className="grid gap-1">
      <h3 className="font-medium text-ink">{title}</h3>
      <ul className="grid max-h-72 gap-1 overflow-auto text-13" tabIndex={0} aria-label="Targets">
        {rows.slice(0, SHOWN).map(({ id, now }) => (
          <Target key={id} id={id} now={now} assignment={assignment} facts={facts} />
        ))}
        {rows.length > SHOWN && (
          <li className="text-12 text-ink-quiet">and {countOf(rows.length - SHOWN, "other target")}</li>
        )}
      </ul>
    </section>
  );
}

function Target({
  id,
  now,
  assignment,
  facts,
}: {
  id: TargetId;
  now: ConfigurationId | null;
  assignment: Assignment;
  facts: TargetFacts;
}) {
  const place = facts.placeOf(id);
  return (
    <li className="flex flex-wrap items-center gap-x-2">
      <span className="min-w-0 flex-1 basis-40 break-words text-ink" title={id}>
        {facts.nameOf(id) ?? id}
        {place !== undefined && <span className="block text-12 text-ink-quiet">{place}</span>}
      </span>
      <span className="flex flex-wrap items-center gap-x-2 text-12">
        <ConfigurationMark id={now} policies={facts.policies} />
        <ArrowRight aria-label="to" className="size-3.5 shrink-0 text-ink-faint" />
        {assignment.kind === "inherit" ? (
          <StatusMark tone="none">Inherited from parent</StatusMark>
        ) : (
          <ConfigurationMark
            id={assignment.kind === "self-managed" ? SELF_MANAGED : assignment.policyId}
            policies={facts.policies}
          />
        )}
      </span>
    </li>
  );
}
