"use client";

import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { visibleText } from "@/lib/format/visible-text";
import {
  type AggregatorDiff,
  changesAggregator,
  isChanged,
  type ListDiff,
} from "@/lib/aws-config/aggregators/change/aggregator-diff";
import type { AccountId } from "@/lib/core/identifiers";
import { countOf, formatCount } from "@/lib/format/count";
import type { OrgTree } from "@/lib/organizations/tree";
import { AccountList } from "./account-list";
import { Disclosure } from "./disclosure";
import { TagChanges } from "./tag-changes";
import { kindLabels, regionsInWords } from "./state-labels";
import { changesTags } from "@/lib/aws-config/tags/tag";

/** What saving changes, exactly: each thing with what it was and what it will be, lists one click away. */
export function AggregatorChanges({ diff, tree }: { diff: AggregatorDiff; tree: OrgTree | undefined }) {
  const { kind, accounts, role, regions, resourceTypes, servicePrincipals, asWritten, tags } = diff;
  const hasAccounts = accounts.added.length + accounts.removed.length + accounts.kept.length > 0;
  if (!changesAggregator(diff) && !changesTags(tags)) {
    return <p className="text-13">No changes: the aggregator already has these settings.</p>;
  }
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[9rem_minmax(0,1fr)]">
      {kind && (
        <Row name="Source">
          <FromTo from={kind.from && kindLabels[kind.from]} to={kind.to && kindLabels[kind.to]} />
        </Row>
      )}
      {hasAccounts && (
        <Row name="Accounts">
          <Accounts accounts={accounts} tree={tree} />
        </Row>
      )}
      {role && (
        <Row name="Role">
          <FromTo from={role.from} to={role.to} mono />
        </Row>
      )}
      {regions && (
        <Row name="Regions">
          {regions.added.length + regions.removed.length > 0 && regions.from !== undefined ? (
            <Entries added={regions.added} removed={regions.removed} />
          ) : (
            <FromTo
              from={regions.from && regionsInWords(regions.from)}
              to={regions.to && regionsInWords(regions.to)}
            />
          )}
        </Row>
      )}
      {isChanged(resourceTypes) && (
        <Row name="Resource types">
          <Filter list={resourceTypes} everything="every resource type" />
        </Row>
      )}
      {isChanged(servicePrincipals) && (
        <Row name="Service principals">
          <Filter list={servicePrincipals} everything="every recorder" />
        </Row>
      )}
      {isChanged(asWritten) && (
        <Row name="Other filters">
          <Filter list={asWritten} everything="none" />
        </Row>
      )}
      {changesTags(tags) && (
        <Row name="Tags">
          <TagChanges tags={tags} />
        </Row>
      )}
    </dl>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-12 leading-5 font-medium text-ink-quiet">{name}</dt>
      <dd className="grid min-w-0 gap-1 text-13 max-sm:-mt-2.5">{children}</dd>
    </>
  );
}

function Accounts({ accounts, tree }: { accounts: ListDiff<AccountId>; tree: OrgTree | undefined }) {
  const parts = [
    { word: "added", ids: accounts.added, tone: "text-success" },
    { word: "removed", ids: accounts.removed, tone: "text-failed" },
    { word: "kept", ids: accounts.kept, tone: "" },
  ];
  // Of a new list there is nothing to say but what is on it.
  const isNew = accounts.removed.length + accounts.kept.length === 0;
  const listed = isNew ? parts.slice(0, 1) : parts;
  return listed.map(({ word, ids, tone }) =>
    ids.length === 0 ? (
      <p key={word} className="pl-5 text-ink-quiet">
        none {word}
      </p>
    ) : (
      <Disclosure
        key={word}
        summary={
          <>
            <span className={`font-medium tabular-nums ${tone}`}>{formatCount(ids.length)}</span> {word}
          </>
        }
      >
        <AccountList label={`Accounts ${word}`} ids={ids} tree={tree} />
      </Disclosure>
    ),
  );
}

function Filter({ list, everything }: { list: ListDiff<string>; everything: string }) {
  const before = list.removed.length + list.kept.length;
  const after = list.added.length + list.kept.length;
  return (
    <>
      {(before === 0 || after === 0) && (
        <FromTo
          from={before === 0 ? everything : countOf(before, "entry", "entries")}
          to={after === 0 ? everything : countOf(after, "entry", "entries")}
        />
      )}
      <Entries added={list.added} removed={list.removed} />
    </>
  );
}

function Entries({ added, removed }: { added: readonly string[]; removed: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5 font-mono text-12">
      {added.map((entry) => (
        <li key={entry}>
          <Sign added />
          {visibleText(entry)}
        </li>
      ))}
      {removed.map((entry) => (
        <li key={entry}>
          <Sign added={false} removed />
          {visibleText(entry)}
        </li>
      ))}
    </ul>
  );
}

function Sign({ added, removed = false }: { added: boolean; removed?: boolean }) {
  if (added) return <span className="text-success">added </span>;
  return removed ? (
    <span className="text-failed">removed </span>
  ) : (
    <span className="text-ink-quiet">changed </span>
  );
}

function FromTo({
  from,
  to,
  mono = false,
}: {
  from: string | undefined;
  to: string | undefined;
  mono?: boolean;
}) {
  return (
    <span
      className={`inline-flex min-w-0 flex-wrap items-center gap-1.5 ${mono ? "font-mono text-12 break-all" : ""}`}
    >
      {from !== undefined && (
        <>
          <span className="text-ink-quiet">{from}</span>
          <ArrowRight aria-label="to" className="size-3.5 shrink-0 text-ink-faint" />
        </>
      )}
      <span>{to ?? "none"}</span>
    </span>
  );
}
