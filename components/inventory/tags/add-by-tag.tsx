"use client";

import { Button } from "@/components/ui/button";
import { countOf } from "@/lib/format/count";
import { displayName } from "@/lib/organizations/ancestry";
import { tagFilter, tagTestInWords } from "@/lib/organizations/tags/tag-filter";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { TagFilterMenu } from "./tag-filter-menu";
import { useTags } from "./use-tags";

/** So many accounts whose tags have not been read are named; of the rest their number. */
const NAMED = 20;

/**
 * Adds all accounts with tags to what a form is about, and keeps saying what that comes to: the accounts that have them now and
 * are not selected, and those whose tags have not been read, of which nothing is known.
 */
export function AddByTag({
  tree,
  parameters,
  selected,
  onParameters,
  onAdd,
}: {
  tree: OrgTree;
  /** The tags that were asked for, each as `tagParameter` writes it. */
  parameters: readonly string[];
  /** The ids that are selected. */
  selected: readonly string[];
  /** Absent where the tags can't be changed any more: in a review. */
  onParameters?: (parameters: readonly string[]) => void;
  onAdd: (nodes: readonly number[]) => void;
}) {
  const { placed } = useTags(tree, parameters.length > 0);
  const keeps = tagFilter(placed, parameters);
  const known = new Set(selected);
  const accounts = [...tree.kind.keys()].filter((node) => tree.kind[node] === NodeKind.Account);
  const matching = keeps === undefined ? [] : accounts.filter(keeps);
  const missing = matching.filter((node) => !known.has(tree.ids[node] ?? ""));
  const unread = placed === undefined ? [] : accounts.filter((node) => placed.tagsAt(node) === undefined);
  return (
    <div className="grid gap-1.5 text-12">
      <div className="flex flex-wrap items-center gap-2">
        {onParameters !== undefined && (
          <TagFilterMenu tree={tree} selected={parameters} onChange={onParameters} />
        )}
        {parameters.length === 0 ? (
          <span className="text-ink-quiet">Select accounts by their tags.</span>
        ) : (
          <span role="status">
            {parameters.map(tagTestInWords).join(", ")}:{" "}
            {placed === undefined ? "fetching the tags…" : countOf(matching.length, "account")}
            {matching.length > 0 && missing.length === 0 && ", all selected"}
          </span>
        )}
        {missing.length > 0 && (
          <Button size="small" onClick={() => onAdd(missing)}>
            Add {countOf(missing.length, "account")}
          </Button>
        )}
      </div>
      {parameters.length > 0 && unread.length > 0 && (
        <p className="text-pretty text-pending">
          The tags of {countOf(unread.length, "account")} haven&apos;t been read, so that they are not added:{" "}
          {unread
            .slice(0, NAMED)
            .map((node) => displayName(tree, node))
            .join(", ")}
          {unread.length > NAMED && ` and ${countOf(unread.length - NAMED, "other account")}`}.
        </p>
      )}
    </div>
  );
}
