import { countOf, formatCount, plural } from "@/lib/format/count";
import type { Assignment } from "@/lib/security-hub/model";
import type { Undo } from "@/lib/runs/undo";
import type { TargetFacts } from "@/components/inventory/use-target-facts";

const NAMED = 10;

const reasons: Readonly<Record<Undo["left"][number]["reason"], string>> = {
  "policy-deleted": "the policy it had doesn't exist anymore",
  "changed-since": "it was changed after the run",
};

/** What an undo changes, target by target, and what it leaves and why. */
export function UndoReview({ undo, facts }: { undo: Undo; facts: TargetFacts }) {
  return (
    <div className="grid gap-3">
      {undo.changes.map((change, index) => {
        if (change.kind !== "association") return null;
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
      <p className="text-12 text-pretty text-ink-quiet">
        The undo is a run of its own. Settings aren&apos;t rolled back: accounts that inherit or manage
        themselves afterwards keep the settings that policies have made.
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
