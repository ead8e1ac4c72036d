"use client";

import { ShieldCheck } from "lucide-react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { useAddress } from "@/components/ui/address/use-address";
import { ExportMenu } from "@/components/ui/export-menu";
import { EmptyState } from "@/components/ui/status/empty-state";
import { Skeleton } from "@/components/ui/status/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { failingAccounts } from "@/lib/aws-config/compliance/table/pack-rules";
import { isEmptyPackFilter, matchesPackFilter } from "@/lib/aws-config/packs/table/pack-filter";
import { countOf } from "@/lib/format/count";
import { displayName, placeOf } from "@/lib/organizations/ancestry";
import { accountStates } from "@/lib/organizations/model";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import {
  clearedPackFilter,
  type PackChange,
  packFilterOf,
  packParsers,
} from "@/components/inventory/addresses/packs-address";
import { ComplianceLine } from "../compliance/compliance-line";
import type { ComplianceData } from "../compliance/use-compliance-data";
import { exportQuery } from "../export-query";
import type { PacksModel } from "../packs-model";
import { PackFilterBar } from "../pack/pack-filter-bar";
import { filterTokens, PackFilterTokens } from "../pack/pack-filter-tokens";
import { packWithFilterHref } from "./filter-query";
import { RuleAccountPanel } from "./rule-account-panel";
import { type RuleAccount, RuleAccounts } from "./rule-accounts";
import { usePackRules } from "./use-pack-rules";

const active = accountStates.indexOf("ACTIVE");

/** A rule of a pack: the accounts that fail it under the filter, and the resources of one beside them. */
export function RuleContent({
  model,
  compliance,
  packName,
  rule,
  partition,
}: {
  model: PacksModel;
  compliance: ComplianceData;
  packName: string;
  rule: string;
  partition: string;
}) {
  const [params, setParams] = useAddress(packParsers, { history: "replace", clearOnDefault: true });
  const change = (next: PackChange) => void setParams(next);
  const go = (next: PackChange) => void setParams(next, { history: "push" });
  const { rules, failure } = usePackRules(packName, compliance.snapshot?.meta.version);
  const filter = packFilterOf(params, [packName]);
  const { tree } = model.placed;
  const failing = rules ? failingAccounts(rules, rule).map((each) => placed(model, each)) : [];
  const isFiltered = !isEmptyPackFilter(filter);
  const matches = matchesPackFilter(model.placed, filter);
  const lookup = nodeLookup(tree);
  const shown = isFiltered
    ? failing.filter(({ accountId }) => matches.nodes[lookup(accountId) ?? -1] === 1)
    : failing;
  const tokens = filterTokens(params, tree, [], change);
  const isOfPack = rules?.rules.includes(rule) === true;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-1.5 text-13">
        <strong className="font-semibold">
          {rules ? countOf(failing.length, "account fails", "accounts fail") : "Accounts that fail"} this rule
        </strong>
        <TextLink href={packWithFilterHref(packName, params)}>All rules of the pack</TextLink>
        <ComplianceLine compliance={compliance} tree={tree} />
      </div>
      <PackFilterBar params={params} tree={tree} onChange={change}>
        <span className="ml-auto" />
        <ExportMenu
          href="/api/packs/export"
          params={() => {
            const query = exportQuery(params, [packName], "rule-accounts");
            query.set("rule", rule);
            return query;
          }}
          everything="Accounts that fail the rule"
          isFiltered={isFiltered}
        />
      </PackFilterBar>
      <PackFilterTokens tokens={tokens} accounts={shown.length} onClear={() => go(clearedPackFilter)} />
      {failure !== undefined && <FailureNotice failure={failure} />}
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          {rules === undefined && compliance.snapshot !== null && <Skeleton className="m-4 w-64" />}
          {rules && shown.length > 0 && (
            <RuleAccounts
              accounts={shown}
              hasAllAccounts={model.hasAllAccounts}
              openAccount={params.account}
              scrollKey={JSON.stringify(filter)}
              onOpen={(account) => go({ account })}
            />
          )}
          {rules && shown.length === 0 && (
            <EmptyState icon={<ShieldCheck />} title={emptyTitle(isOfPack, failing.length)}>
              {failing.length > 0
                ? "The filters above leave none of the accounts that fail it."
                : isOfPack
                  ? "Accounts that the aggregator doesn’t cover, or without results, aren’t known to comply."
                  : "The pack has no such rule, or it fails nowhere and the rules of the pack aren’t known."}
            </EmptyState>
          )}
        </div>
        {params.account !== null && (
          <RuleAccountPanel
            key={params.account}
            packName={packName}
            rule={rule}
            account={failing.find(({ accountId }) => accountId === params.account)}
            asked={params.account}
            place={{ partition, region: model.packs.meta.region }}
            onClose={() => go({ account: null })}
          />
        )}
      </div>
    </>
  );
}

function emptyTitle(isOfPack: boolean, failing: number): string {
  if (failing > 0) return "No such account fails the rule";
  return isOfPack ? "No account fails the rule" : "There is no such rule";
}

function placed(
  { placed: { tree } }: PacksModel,
  account: Omit<RuleAccount, "name" | "path" | "isInactive">,
) {
  const node = nodeLookup(tree)(account.accountId);
  return {
    ...account,
    name: node === undefined ? account.accountId : displayName(tree, node),
    path: node === undefined ? undefined : placeOf(tree, node),
    isInactive: node !== undefined && tree.state[node] !== active,
  };
}
