"use client";

import { doubtfulIdReasons } from "@/lib/organizations/parse-account-ids";
import { Button } from "@/components/ui/button";
import { countOf, formatCount } from "@/lib/format/count";
import { pathOf } from "@/lib/organizations/ancestry";
import type { TargetListProblem } from "@/lib/organizations/target-list";
import type { OrgTree } from "@/lib/organizations/tree";

const SHOWN = 50;
const OFFERED = 8;

/** What a list holds that names no single target: its line, why, and what may have been meant, to take by a press. */
export function TargetListProblems({
  tree,
  problems,
  onReplace,
}: {
  tree: OrgTree;
  problems: readonly TargetListProblem[];
  onReplace: (problem: TargetListProblem, id: string) => void;
}) {
  if (problems.length === 0) return null;
  return (
    <section aria-label="Entries to correct" className="grid gap-2 text-12">
      <h3 className="font-medium text-stuck">{countOf(problems.length, "entry", "entries")} to correct</h3>
      <ul className="grid gap-2">
        {problems.slice(0, SHOWN).map((problem) => {
          const { text, start, line, candidates } = problem;
          return (
            <li key={`${start} ${text}`} className="grid gap-1">
              <p className="flex flex-wrap gap-x-2">
                <span className="text-ink-quiet tabular-nums">Line {formatCount(line)}</span>
                <span className="font-mono break-all">{text}</span>
                <span className="text-ink-quiet">{reasonOf(problem)}</span>
              </p>
              {candidates.length > 0 && (
                <div className="flex flex-wrap gap-1.5">
                  {candidates.slice(0, OFFERED).map((node) => {
                    const id = tree.ids[node] ?? "";
                    return (
                      <Button
                        key={node}
                        size="small"
                        title={id}
                        onClick={() => onReplace(problem, id)}
                        className="h-auto min-h-7 max-w-full py-1 text-left whitespace-normal"
                      >
                        Use {pathOf(tree, node)}
                        {hasNamesake(tree, candidates, node) && <span className="font-mono">{id}</span>}
                      </Button>
                    );
                  })}
                  {candidates.length > OFFERED && (
                    <span className="self-center text-ink-quiet">
                      and {formatCount(candidates.length - OFFERED)} more: use the id or a longer path
                    </span>
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {problems.length > SHOWN && (
        <p className="text-ink-quiet">and {formatCount(problems.length - SHOWN)} more</p>
      )}
    </section>
  );
}

function reasonOf({ reason, candidates }: TargetListProblem): string {
  switch (reason) {
    case "unknown":
      return "is no id, name or path of the organization";
    case "not-in-organization":
      return "is not found in the organization";
    case "ambiguous":
      return `fits ${formatCount(candidates.length)} targets`;
    default:
      return doubtfulIdReasons[reason];
  }
}

/** Two accounts in one OU may have the same name: only the id tells them apart. */
function hasNamesake(tree: OrgTree, candidates: readonly number[], node: number): boolean {
  const path = pathOf(tree, node);
  return candidates.some((other) => other !== node && pathOf(tree, other) === path);
}
