"use client";

import { AccountList } from "@/components/inventory/changes/account-list";
import { Disclosure } from "@/components/inventory/changes/disclosure";
import { Button } from "@/components/ui/button";
import type { ExpectedFailure, PackImpact, ImpactKind } from "@/lib/aws-config/packs/change/pack-impact";
import type { AccountId } from "@/lib/core/identifiers";
import { countOf, plural } from "@/lib/format/count";
import type { OrgTree } from "@/lib/organizations/tree";

const kinds: Readonly<Record<ImpactKind, string>> = {
  create: "The pack is deployed to",
  update: "The pack is updated in",
  delete: "The pack is deleted from",
  excluded: "Excluded, nothing changes:",
};

const failures: Readonly<Record<ExpectedFailure, { readonly title: string; readonly why: string }>> = {
  inactive: { title: "not active", why: "Nothing can be deployed to a suspended or closed account." },
  "no-recorder": {
    title: "without a configuration recorder",
    why: "The aggregator has no recorder there that records, or the newest deployment of a pack failed because of it.",
  },
  "rule-quota": {
    title: "with too many rules",
    why: "With this pack they would have more than 1,000 rules in this Region, counted over all packs whose templates Canopy knows.",
  },
};

const order: readonly ImpactKind[] = ["create", "update", "delete", "excluded"];
const failureOrder: readonly ExpectedFailure[] = ["inactive", "no-recorder", "rule-quota"];

/** What the change does to each account, and where it is expected to fail. */
export function AffectedAccounts({
  impact: { accounts, failing, recorderNotKnown, packsWithoutRules },
  tree,
  areRecordersRead,
  onExclude,
}: {
  impact: PackImpact;
  tree: OrgTree;
  /** Whether recorder coverage is known at all. */
  areRecordersRead: boolean;
  onExclude: (ids: readonly AccountId[]) => void;
}) {
  return (
    <div className="grid gap-3 text-13">
      <ul aria-label="Affected accounts" className="grid gap-1.5">
        {order.map((kind) =>
          accounts[kind].length === 0 ? null : (
            <li key={kind}>
              <Disclosure summary={`${kinds[kind]} ${countOf(accounts[kind].length, "account")}`}>
                <AccountList label={kinds[kind]} ids={accounts[kind]} tree={tree} />
              </Disclosure>
            </li>
          ),
        )}
      </ul>
      {failureOrder.map((kind) => {
        const ids = failing[kind];
        if (ids.length === 0) return null;
        const { title, why } = failures[kind];
        return (
          <section
            key={kind}
            aria-label={`Expected to fail: ${title}`}
            className="grid gap-2 rounded-control bg-stuck-soft px-3 py-2"
          >
            <div className="flex flex-wrap items-start gap-2">
              <p className="min-w-0 flex-1 basis-52 text-pretty">
                <strong className="font-semibold">
                  Expected to fail in {countOf(ids.length, "account")} {title}.
                </strong>{" "}
                {why}
              </p>
              <Button size="small" onClick={() => onExclude(ids)}>
                Exclude {plural(ids.length, "it", "them")}
              </Button>
            </div>
            <Disclosure summary={`Show ${countOf(ids.length, "account")}`}>
              <AccountList label={`Expected to fail: ${title}`} ids={ids} tree={tree} />
            </Disclosure>
          </section>
        );
      })}
      {recorderNotKnown.length > 0 && (
        <Disclosure
          summary={`In ${countOf(recorderNotKnown.length, "other account")} it isn't known from here whether a recorder records`}
        >
          <AccountList label="Recorder not known from here" ids={recorderNotKnown} tree={tree} />
        </Disclosure>
      )}
      <p className="text-12 text-pretty text-ink-quiet">
        {areRecordersRead
          ? "What other administrators deployed isn't known from here"
          : "Whether an account records, and what other administrators deployed, isn't known from here"}
        {packsWithoutRules > 0 &&
          `; the rules of ${countOf(packsWithoutRules, "pack")} that Canopy didn't deploy aren't counted`}
        .
      </p>
    </div>
  );
}
