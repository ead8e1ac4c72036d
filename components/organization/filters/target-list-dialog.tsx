"use client";

import { PermittedButton } from "@/components/frame/permitted-button";
import { useDeferredValue, useState } from "react";
import { z } from "zod";
import { MAX_LISTED } from "@/components/inventory/addresses/organization-address";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog/dialog";
import { PasteField } from "@/components/ui/field/paste-field";
import { createStoredDraft } from "@/components/ui/stores/stored-draft";
import { countOf, formatCount, plural } from "@/lib/format/count";
import { parseTargetList, type TargetList, withReplacement } from "@/lib/organizations/target-list";
import type { OrgTree } from "@/lib/organizations/tree";
import { TargetListProblems } from "./target-list-problems";
import { useStored } from "@/components/ui/stores/use-stored";

/** The text outlives a reload, and a closed dialog: correcting a long list takes more than one sitting. */
const listText = createStoredDraft("canopy.target-list", z.string(), "");

/** Targets by a list from elsewhere: pasted or uploaded, read while it is typed, then selected, filtered or assigned. */
export function TargetListDialog({
  tree,
  open,
  onOpenChange,
  onSelect,
  onFilter,
  onAssign,
}: {
  tree: OrgTree;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSelect: (nodes: readonly number[]) => void;
  onFilter: (nodes: readonly number[]) => void;
  onAssign: (nodes: readonly number[]) => void;
}) {
  const text = useStored(listText, "");
  const [refusal, setRefusal] = useState<string>();
  // Ten thousand lines take longer than a keystroke may.
  const list = parseTargetList(tree, useDeferredValue(text));
  const targets = countOf(list.nodes.length, "target");

  function write(next: string) {
    setRefusal(undefined);
    listText.update(() => next);
  }

  function act(handle: (nodes: readonly number[]) => void) {
    // What is on the screen may be a keystroke behind.
    const { nodes, problems } = parseTargetList(tree, listText.get());
    if (nodes.length === 0) {
      setRefusal(
        problems.length > 0
          ? "No line names a target of the organization. Correct the lines below first."
          : "Paste or upload a list first: account ids, names, e-mail addresses, OU ids or OU paths.",
      );
      return;
    }
    onOpenChange(false);
    handle(nodes);
    // Only what could not be read stays, for the next time the dialog is opened.
    listText.update(() => problems.map(({ text: part }) => part).join("\n"));
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="large"
      title="Targets from a list"
      description="Account ids, names, e-mail addresses, OU ids or OU paths, one a line or with commas."
      footer={
        <>
          {refusal !== undefined && (
            <p role="alert" className="mr-auto basis-full text-12 text-failed sm:flex-1 sm:basis-52">
              {refusal}
            </p>
          )}
          <Button
            onClick={() => {
              if (list.nodes.length > MAX_LISTED) {
                setRefusal(
                  `A filter is part of the page's link, which holds ${formatCount(MAX_LISTED)} targets at most. Select the ${formatCount(list.nodes.length)} targets instead.`,
                );
              } else act(onFilter);
            }}
          >
            Filter by {targets}
          </Button>
          <Button onClick={() => act(onSelect)}>Select {targets}</Button>
          <PermittedButton permission="association:write" variant="primary" onClick={() => act(onAssign)}>
            Assign to {targets}…
          </PermittedButton>
        </>
      }
    >
      <div className="grid gap-4">
        <PasteField
          label="List of targets"
          rows={8}
          placeholder={"111122223333\npayments-prod\nRoot › Workloads › Prod\n…"}
          help="CSV, JSON and ARNs work, too. In a line with an id, the rest of the line isn't used."
          value={text}
          summary={summaryOf(list)}
          onText={write}
        />
        <TargetListProblems
          tree={tree}
          problems={list.problems}
          onReplace={(problem, id) => write(withReplacement(text, problem, id))}
        />
      </div>
    </Dialog>
  );
}

function summaryOf({ nodes, duplicates, problems }: TargetList): string {
  if (nodes.length === 0 && problems.length === 0) return "";
  const parts = [
    `${countOf(nodes.length, "target")} found`,
    duplicates > 0 && `${formatCount(duplicates)} more than once`,
    problems.length > 0 &&
      `${countOf(problems.length, "entry", "entries")} ${plural(problems.length, "needs", "need")} a correction`,
  ];
  return `${parts.filter((part) => part !== false).join(", ")}.`;
}
