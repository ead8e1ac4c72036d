"use client";

import { ListChecks } from "lucide-react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { TextLink } from "@/components/ui/text-link";
import { EmptyState } from "@/components/ui/status/empty-state";
import { Skeleton } from "@/components/ui/status/skeleton";
import { StatusMark } from "@/components/ui/status/status-mark";
import { type RankedRule, rankedRules } from "@/lib/aws-config/compliance/table/pack-rules";
import type { ComplianceMeta } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import { countOf, formatCount } from "@/lib/format/count";
import { ruleHref } from "@/components/inventory/addresses/packs-address";
import { usePackRules } from "./use-pack-rules";

/** The rules of a pack by the number of accounts that fail them, among the accounts that the filter lets through. */
export function RuleRanking({
  packName,
  meta,
  isCounted,
  query,
}: {
  packName: string;
  /** Undefined while compliance is not known. */
  meta: ComplianceMeta | undefined;
  /** Absent where no filter is in force. */
  isCounted: ((accountId: string) => boolean) | undefined;
  /** The filter, which the page of a rule goes on with. */
  query: URLSearchParams;
}) {
  const { rules, failure } = usePackRules(packName, meta?.version);
  if (failure !== undefined) return <FailureNotice failure={failure} />;
  if (meta === undefined || rules === null) return <NoRules />;
  if (rules === undefined) return <Skeleton className="m-4 w-64" />;
  const ranked = rankedRules(rules, isCounted);
  if (ranked.length === 0) return <NoRules />;
  const most = Math.max(1, ranked[0]?.accounts ?? 1);
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <table aria-label={`Rules of ${packName}`} className="w-full border-collapse text-13">
        <thead className="sticky top-0 z-10 bg-surface">
          <tr className="border-b text-left text-12 text-ink-quiet">
            <th scope="col" className="h-8 px-4 font-normal">
              Rule
            </th>
            <th scope="col" className="h-8 w-[45%] px-3 font-normal">
              Accounts that fail it
            </th>
          </tr>
        </thead>
        <tbody>
          {ranked.map((rule) => (
            <RuleLine key={rule.rule} rule={rule} most={most} href={ruleHref(packName, rule.rule, query)} />
          ))}
        </tbody>
      </table>
      <p className="px-4 py-2 text-12 text-pretty text-ink-quiet">
        {countOf(ranked.length, "rule")}
        {!rules.areRulesKnown &&
          ": those that fail in some account. The pack isn’t deployed to the account that Canopy calls AWS with, so the others aren’t known"}
        .{" "}
        {meta.unattributed > 0 &&
          `${countOf(meta.unattributed, "failing rule", "failing rules")} of accounts belong to packs that others deployed, or to one of several packs, and aren’t counted.`}
      </p>
    </div>
  );
}

function RuleLine({
  rule: { rule, accounts },
  most,
  href,
}: {
  rule: RankedRule;
  most: number;
  href: ReturnType<typeof ruleHref>;
}) {
  return (
    <tr className="border-b hover:bg-surface-hover">
      <th scope="row" className="px-4 py-1.5 text-left font-normal">
        <TextLink href={href} look="quiet" className="font-medium break-all">
          {rule}
        </TextLink>
      </th>
      <td className="px-3 py-1.5">
        {accounts === 0 ? (
          <StatusMark tone="none">No account</StatusMark>
        ) : (
          <span className="flex items-center gap-2">
            <span className="w-14 shrink-0 text-right font-semibold text-failed tabular-nums">
              {formatCount(accounts)}
            </span>
            <span
              aria-hidden="true"
              className="h-2 rounded-[2px] bg-failed"
              style={{ width: `${Math.max(1, (accounts / most) * 70)}%` }}
            />
          </span>
        )}
      </td>
    </tr>
  );
}

function NoRules() {
  return (
    <EmptyState icon={<ListChecks />} title="The rules of the pack are not known yet">
      They are read with compliance, through an aggregator, after the conformance packs.
    </EmptyState>
  );
}
