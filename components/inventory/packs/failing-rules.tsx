"use client";

import { useQuery } from "@tanstack/react-query";
import { FailureNotice } from "@/components/failures/failure-notice";
import { ruleHref } from "@/components/inventory/addresses/packs-address";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { complianceQueries } from "@/lib/aws-config/compliance/client/queries";
import type { AccountId } from "@/lib/core/identifiers";
import { countOf } from "@/lib/format/count";

/**
 * The rules of a pack that an account fails, as AWS Config has them now: asked when a person wants them, because each asking
 * is a call. Each leads to its failing resources.
 */
export function FailingRules({ accountId, packName }: { accountId: AccountId; packName: string }) {
  const { data, error, isFetching, refetch } = useQuery({
    ...complianceQueries.accountRules(accountId),
    enabled: false,
  });
  const rules = data?.packs
    .find(({ pack }) => pack === packName)
    ?.rules.filter(({ type }) => type === "NON_COMPLIANT");
  return (
    <div className="grid gap-1 py-1">
      {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      {data === undefined && (
        <Button size="small" className="justify-self-start" busy={isFetching} onClick={() => void refetch()}>
          Read the failing rules
        </Button>
      )}
      {data !== undefined && (
        <p role="status" className="text-12 text-ink-quiet">
          {rules === undefined
            ? "The rules of this pack can’t be distinguished from those of another pack in the account"
            : countOf(rules.length, "failing rule")}
          , read <RelativeTime at={data.readAt} />
        </p>
      )}
      {rules !== undefined && rules.length > 0 && (
        <ul aria-label={`Failing rules of ${packName}`} className="grid gap-0.5 text-12">
          {rules.map(({ rule, failing, isCapped }) => (
            <li key={rule} className="flex flex-wrap items-baseline gap-x-3">
              <TextLink
                href={ruleHref(packName, rule, new URLSearchParams({ account: accountId }))}
                className="break-all"
              >
                {rule}
              </TextLink>
              {failing !== undefined && (
                <span className="text-failed tabular-nums">
                  {isCapped && "more than "}
                  {countOf(failing, "resource")}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
