"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { SearchField } from "@/components/ui/field/search-field";
import { FailureNotice } from "@/components/failures/failure-notice";
import { AccountId } from "@/lib/core/identifiers";
import { countOf, formatCount, partOf } from "@/lib/format/count";
import { textSearch } from "@/lib/organizations/text-search";
import type { OrgTree } from "@/lib/organizations/tree";
import { type Expansion, matchesBelow, toggled, visibleRows } from "@/lib/organizations/tree-view";
import { AccountRemarks, type RemarkDetails } from "./account-remarks";
import { AccountTree } from "./account-tree";
import {
  type ChoiceMark,
  accountsBelow,
  chosenAccounts,
  withAccounts,
  withoutAccounts,
  withSubtree,
} from "./chosen-accounts";
import { FieldError } from "@/components/ui/field/field-frame";
import { AddByTag } from "@/components/inventory/tags/add-by-tag";
import { PasteAccounts } from "./paste-accounts";
import type { OrganizationRead } from "@/components/inventory/use-organization";

const firstLevel: Expansion = { depth: 1, exceptions: new Set() };
const everything: Expansion = { depth: Infinity, exceptions: new Set() };

/** Accounts that a form asks for: chosen in the organization or pasted, and the list of what is chosen beside it. */
export function AccountChooser({
  title = "Accounts",
  most,
  field,
  remarks,
  organization,
  ids,
  pasted,
  error,
  onChange,
  onPaste,
}: {
  title?: string;
  /** How many accounts AWS takes. */
  most: number;
  /** The name of the form's field, which the form leads to. */
  field: string;
  /** What it means that an account isn't in the organization, or isn't active. */
  remarks: RemarkDetails;
  organization: OrganizationRead;
  ids: readonly AccountId[];
  pasted: string;
  error: string | undefined;
  onChange: (ids: AccountId[]) => void;
  onPaste: (text: string) => void;
}) {
  const { tree } = organization;
  const [tags, setTags] = useState<readonly string[]>([]);
  const id = useId();
  return (
    <div className="grid gap-3" role="group" aria-labelledby={`${id}-title`}>
      <div className="flex flex-wrap items-baseline gap-x-2">
        <h3 id={`${id}-title`} className="text-13 font-medium">
          {title}
        </h3>
        <p className="text-12 text-ink-quiet tabular-nums" data-testid="chosen-count">
          {partOf(ids.length, most)} selected
        </p>
      </div>
      <FieldError message={error} field={field} />
      {organization.failure && (
        <FailureNotice
          failure={organization.failure}
          consequence="Accounts can be pasted all the same; they are not compared with the organization."
        />
      )}
      {tree === undefined ? (
        <p role="status" className="rounded-control border px-3 py-4 text-12 text-ink-quiet">
          {organization.isPending
            ? "Reading the organization…"
            : "The organization has not been read yet, so accounts can only be pasted."}
        </p>
      ) : (
        <>
          <Trees tree={tree} ids={ids} onChange={onChange} />
          <AddByTag
            tree={tree}
            parameters={tags}
            selected={ids}
            onParameters={setTags}
            onAdd={(nodes) =>
              onChange(
                withAccounts(
                  ids,
                  nodes.flatMap((node) => AccountId.safeParse(tree.ids[node]).data ?? []),
                ),
              )
            }
          />
        </>
      )}
      <AccountRemarks
        tree={tree}
        ids={ids}
        details={remarks}
        onRemove={(gone) => onChange(withoutAccounts(ids, gone))}
      />
      <PasteAccounts
        text={pasted}
        chosen={ids}
        onText={onPaste}
        onAdd={(added) => onChange(withAccounts(ids, added))}
      />
    </div>
  );
}

function Trees({
  tree,
  ids,
  onChange,
}: {
  tree: OrgTree;
  ids: readonly AccountId[];
  onChange: (ids: AccountId[]) => void;
}) {
  const [text, setText] = useState("");
  const [open, setOpen] = useState(firstLevel);
  const [openMatches, setOpenMatches] = useState(everything);
  const [openChosen, setOpenChosen] = useState(everything);

  const isSearching = text.trim() !== "";
  const matches = isSearching ? textSearch(tree)(text) : undefined;
  const expansion = isSearching ? openMatches : open;
  const offered = accountsBelow(tree, matches);
  const all = accountsBelow(tree, undefined);
  const { bits, below } = chosenAccounts(tree, ids);
  const chosenMatches = matches === undefined ? below : matchesBelow(tree, both(bits, matches));
  const kept = matches && matchesBelow(tree, matches);

  const mark = (node: number): ChoiceMark => {
    const chosen = chosenMatches[node] ?? 0;
    if (chosen === 0) return "none";
    return chosen === offered[node] ? "all" : "some";
  };
  const matching = offered[0] ?? 0;

  return (
    <div className="grid overflow-hidden rounded-control border lg:grid-cols-2">
      <section aria-label="Select from the organization" className="min-w-0 max-lg:border-b lg:border-r">
        <div className="flex min-h-11 flex-wrap items-center gap-2 border-b px-2 py-1.5">
          <SearchField
            label="Search accounts and OUs"
            placeholder="Name, id, e-mail or path"
            value={text}
            onChange={(next) => {
              setText(next);
              setOpenMatches(everything);
            }}
            className="flex-1 basis-40"
          />
          <Button
            size="small"
            onClick={() => onChange(withSubtree(tree, ids, 0, { chosen: mark(0) !== "all", matches }))}
          >
            {mark(0) === "all" ? "Remove" : "Select"}{" "}
            {isSearching ? `${formatCount(matching)} matching` : "all"}
          </Button>
        </div>
        <AccountTree
          label="Organization"
          tree={tree}
          view={visibleRows(tree, expansion, undefined, kept)}
          expansion={expansion}
          mode="choose"
          mark={mark}
          count={(node) => partOf(chosenMatches[node] ?? 0, offered[node] ?? 0)}
          empty="No account and no OU matches."
          onToggleBranch={(node) =>
            isSearching ? setOpenMatches(toggled(expansion, node)) : setOpen(toggled(expansion, node))
          }
          onToggle={(node) =>
            onChange(withSubtree(tree, ids, node, { chosen: mark(node) !== "all", matches }))
          }
        />
      </section>
      <section aria-label="Selected accounts" className="min-w-0">
        <div className="flex min-h-11 items-center gap-2 border-b px-3 py-1.5">
          <p className="flex-1 text-12 text-ink-quiet">
            {countOf(below[0] ?? 0, "account")} of the organization selected
          </p>
          {ids.length > 0 && (
            <Button variant="ghost" size="small" onClick={() => onChange([])}>
              Remove all
            </Button>
          )}
        </div>
        <AccountTree
          label="Selected"
          tree={tree}
          view={visibleRows(tree, openChosen, undefined, below)}
          expansion={openChosen}
          mode="remove"
          mark={mark}
          count={(node) => partOf(below[node] ?? 0, all[node] ?? 0)}
          empty="No accounts selected. Select OUs or accounts on the other side, or paste ids."
          onToggleBranch={(node) => setOpenChosen(toggled(openChosen, node))}
          onToggle={(node) => onChange(withSubtree(tree, ids, node, { chosen: false, matches: undefined }))}
        />
      </section>
    </div>
  );
}

function both(one: Uint8Array, other: Uint8Array): Uint8Array {
  return one.map((bit, index) => bit & (other[index] ?? 0));
}
