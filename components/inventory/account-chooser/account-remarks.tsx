"use client";

import { TriangleAlert, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { checkAccounts } from "@/lib/aws-config/aggregators/change/check-accounts";
import type { AccountId } from "@/lib/core/identifiers";
import { countOf, plural } from "@/lib/format/count";
import { displayName } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrgTree } from "@/lib/organizations/tree";
import { accountStateLabels } from "@/components/inventory/filter-labels";

const SHOWN = 6;
const SHOWN_WHEN_OPEN = 200;

/** What the two kinds of doubtful accounts mean to the form; an absent one isn't remarked on. */
export interface RemarkDetails {
  readonly unknown: string;
  readonly inactive?: string;
}

/** The chosen accounts that are not in the organization or not active, each list with a way to remove them. */
export function AccountRemarks({
  tree,
  ids,
  details,
  onRemove,
}: {
  tree: OrgTree | undefined;
  ids: readonly AccountId[];
  details: RemarkDetails;
  onRemove: (ids: readonly AccountId[]) => void;
}) {
  if (tree === undefined) {
    const entries = ids.map((id) => ({ id, note: "not compared with the organization" }));
    return <Remark title={countOf(ids.length, "account")} entries={entries} onRemove={onRemove} />;
  }
  const { unknown, inactive } = checkAccounts(ids, tree);
  const lookup = nodeLookup(tree);
  return (
    <>
      <Remark
        title={`${countOf(unknown.length, "account")} not found in the organization`}
        detail={`Mistyped, no longer in the organization, joined since, or not among the accounts that could be read. ${details.unknown}`}
        entries={unknown.map((id) => ({ id, note: "" }))}
        onRemove={onRemove}
      />
      <Remark
        title={`${countOf(inactive.length, "account")} not active`}
        detail={details.inactive ?? ""}
        entries={(details.inactive === undefined ? [] : inactive).map(({ id, state }) => ({
          id,
          note: `${displayName(tree, lookup(id) ?? -1)}, ${accountStateLabels[state].toLowerCase()}`,
        }))}
        onRemove={onRemove}
      />
    </>
  );
}

function Remark({
  title,
  detail,
  entries,
  onRemove,
}: {
  title: string;
  detail?: string;
  entries: readonly { readonly id: AccountId; readonly note: string }[];
  onRemove: (ids: readonly AccountId[]) => void;
}) {
  const [limit, setLimit] = useState(SHOWN);
  if (entries.length === 0) return null;
  return (
    <section aria-label={title} className="grid gap-2 rounded-control bg-stuck-soft px-3 py-2 text-13">
      <div className="flex flex-wrap items-start gap-2">
        <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-stuck" />
        <p className="min-w-0 flex-1 basis-52 text-pretty">
          <strong className="font-semibold">{title}.</strong> {detail}
        </p>
        <Button size="small" onClick={() => onRemove(entries.map(({ id }) => id))}>
          Take {plural(entries.length, "it", "them")} out
        </Button>
      </div>
      <ul className="flex flex-wrap gap-x-3 gap-y-0.5">
        {entries.slice(0, limit).map(({ id, note }) => (
          <li key={id} className="inline-flex items-center text-12">
            <span className="font-mono">{id}</span>
            {note !== "" && <span className="pl-1.5 text-ink-quiet">{note}</span>}
            <button
              type="button"
              aria-label={`Remove ${id}`}
              onClick={() => onRemove([id])}
              className="grid size-6 shrink-0 place-items-center rounded-chip text-ink-quiet hover:text-ink"
            >
              <X aria-hidden="true" className="size-3" />
            </button>
          </li>
        ))}
      </ul>
      {entries.length > limit && (
        <Button
          variant="ghost"
          size="small"
          className="justify-self-start"
          onClick={() => setLimit((before) => before + SHOWN_WHEN_OPEN)}
        >
          Show {Math.min(SHOWN_WHEN_OPEN, entries.length - limit)} more
        </Button>
      )}
    </section>
  );
}
