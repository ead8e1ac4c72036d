import { ABSENT } from "@/lib/aws-config/aggregators/aggregator-detail";
import { countOf, formatCount, plural } from "@/lib/format/count";
import type { Assignment } from "@/lib/security-hub/model";
import type { Undo } from "@/lib/runs/undo";
import type { TargetFacts } from "@/components/inventory/use-target-facts";

const NAMED = 10;

const reasons: Readonly<Record<Undo["left"][number]["reason"], string>> = {
  "policy-deleted": "the policy it had doesn't exist anymore",
  "changed-since": "it was changed after the run",
};

const notes: Readonly<Record<Undo["notes"][number], string>> = {
  "new-policy-id":
    "The policy is created anew: it gets a new id, and its associations and tags are gone and are not restored.",
  "description-stays": "AWS doesn't take a description away: the one that the policy has stays.",
  "collects-anew": "The aggregator is created anew and collects from the beginning.",
  "tags-not-known": "The aggregator's tags could not be read before it was deleted, and are not restored.",
  "settings-stay": "Accounts keep the settings that were made in them.",
  "may-be-refused": "AWS refuses LOCAL while anything is applied and while there is a policy.",
};

function objectInWords(change: Exclude<Undo["changes"][number], { readonly kind: "association" }>): string {
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
    case "configuration": {
      const { configurationType, autoEnable, autoEnableStandards } = change.configuration.update;
      return `Organization configuration back to ${configurationType ?? "its type"}, AutoEnable ${String(autoEnable)}, AutoEnableStandards ${autoEnableStandards ?? "as it is"}`;
    }
  }
}

/** What an undo changes, target by target, and what it leaves and why. */
export function UndoReview({ undo, facts }: { undo: Undo; facts: TargetFacts }) {
  return (
    <div className="grid gap-3">
      {undo.changes.map((change, index) => {
        if (change.kind !== "association")
          return (
            <h3 key={index} className="font-medium">
              {objectInWords(change)}
            </h3>
          );
        const { assignment, targets } = change;
        const ids = targets.flatMap(({ targetIds }) => targetIds);
        return (
          <section key={index} className="grid gap-1">
            <h3 className="font-medium">
              {countOf(ids.length, "target")} back to {configurationInWords(assignment, ids.length, facts)}
            </h3>
            <Names names={ids.map((id) => facts.nameOf(id) ?? id)} />
          </section>
        );
      })}
      {undo.left.length > 0 && (
        <section aria-label="What can't be undone" className="grid gap-1">
          <h3 className="font-medium text-stuck">
            {countOf(undo.left.length, "target")} can&apos;t be undone
          </h3>
          <Names names={undo.left.map(({ targetName, reason }) => `${targetName}: ${reasons[reason]}`)} />
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

function Names({ names }: { names: readonly string[] }) {
  return (
    <ul className="grid gap-0.5 text-13 text-ink-quiet">
      {names.slice(0, NAMED).map((name, index) => (
        <li key={index} className="break-words">
          {name}
        </li>
      ))}
      {names.length > NAMED && <li>and {formatCount(names.length - NAMED)} more</li>}
    </ul>
  );
}

function configurationInWords(assignment: Assignment, count: number, { policyName }: TargetFacts): string {
  switch (assignment.kind) {
    case "apply-policy":
      return policyName(assignment.policyId) ?? assignment.policyId;
    case "self-managed":
      return "self-managed";
    case "inherit":
      return plural(count, "what it inherits", "what they inherit");
  }
}
