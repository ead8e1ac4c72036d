"use client";

import type { ReactNode } from "react";
import { Moment } from "@/components/ui/moment";
import { Banner } from "@/components/ui/status/banner";
import { countOf, plural } from "@/lib/format/count";
import type { Difference, DifferenceGroup, DifferenceKind } from "@/lib/runs/plans/differences";

/** What changed in the organization since the plan was reviewed, with the way to a new review. */
export function PlanDifferences({
  differences,
  action,
}: {
  differences: readonly DifferenceGroup[];
  action: ReactNode;
}) {
  if (differences.length === 0) return null;
  return (
    <section aria-label="Changed since the review">
      <Banner kind="warning" title="The organization has changed since the review." action={action}>
        The plan needs a new review before it can be approved or started.
        <ul className="mt-1 grid gap-1">
          {differences.map((group) => (
            <li key={group.kind}>
              <Group group={group} />
            </li>
          ))}
        </ul>
      </Banner>
    </section>
  );
}

/** So many are shown at once. */
const SHOWN = 5;

function Group({ group: { kind, count, first } }: { group: DifferenceGroup }) {
  return (
    <details open={count <= SHOWN}>
      <summary className="w-fit cursor-pointer rounded-chip font-medium">{titles[kind](count)}</summary>
      <ul className="grid gap-0.5 pl-4 text-12">
        {first.map((difference) => (
          <li key={difference.id} className="break-words">
            {difference.name}
            {difference.path !== "" && kind !== "account-moved" && kind !== "target-moved" && (
              <span className="text-ink-quiet"> in {difference.path}</span>
            )}
            {kind === "object-changed" || kind === "policy-changed" ? (
              <Version {...difference} />
            ) : (
              inWords(kind, difference)
            )}
          </li>
        ))}
        {count > first.length && (
          <li className="text-ink-quiet">and {countOf(count - first.length, "other")}</li>
        )}
      </ul>
    </details>
  );
}

function inWords(kind: DifferenceKind, { before, after }: Difference): string {
  switch (kind) {
    case "target-moved":
    case "account-moved":
      return `: from ${before ?? ""} to ${after ?? ""}`;
    case "target-changed":
      return `: ${before ?? ""} was applied, ${after ?? ""} is applied now`;
    case "account-state":
      return `: ${lowered(before)}, now ${lowered(after)}`;
    case "account-changed":
      return `: ${before ?? ""} as reviewed, ${after ?? ""} now`;
    default:
      return "";
  }
}

/** What became of an object, or when it got its version of now and the one that was reviewed. */
function Version({ before, after }: Difference) {
  if (after === undefined) return null;
  const at = Date.parse(after);
  if (Number.isNaN(at)) return `: ${after}`;
  return (
    <>
      : updated <Moment at={at} />
      {before !== undefined && (
        <>
          , reviewed as of <Moment at={Date.parse(before)} />
        </>
      )}
    </>
  );
}

function lowered(state: string | undefined): string {
  return state === undefined || state === "" ? "state not known" : state.toLowerCase().replaceAll("_", " ");
}

const accounts = (count: number) => countOf(count, "account");
const titles: Readonly<Record<DifferenceKind, (count: number) => string>> = {
  "object-changed": (count) =>
    `${countOf(count, "object")} that the plan changes ${plural(count, "was", "were")} changed`,
  "policy-deleted": (count) => `${countOf(count, "policy", "policies")} deleted`,
  "policy-changed": (count) => `${countOf(count, "policy", "policies")} changed`,
  "target-left": (count) => `${countOf(count, "target")} left the organization`,
  "target-moved": (count) => `${countOf(count, "target")} moved`,
  "target-changed": (count) => `${countOf(count, "target")} got another configuration`,
  "account-joined": (count) => `${accounts(count)} joined the organization`,
  "account-left": (count) => `${accounts(count)} left the organization`,
  "account-moved": (count) => `${accounts(count)} moved`,
  "account-state": (count) => `${accounts(count)} changed ${plural(count, "its", "their")} state`,
  "account-reached": (count) => `${accounts(count)} affected now and not when it was reviewed`,
  "account-spared": (count) => `${accounts(count)} not affected any more`,
  "account-changed": (count) => `${accounts(count)} changed otherwise than reviewed`,
};
