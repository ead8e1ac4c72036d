"use client";

import { useQuery } from "@tanstack/react-query";
import { FailureNotice } from "@/components/failures/failure-notice";
import { FailingResources } from "@/components/inventory/packs/failing-resources";
import { Copyable } from "@/components/ui/copyable";
import { PanelFrame, PanelSection } from "@/components/ui/panel/panel-frame";
import { Skeleton } from "@/components/ui/status/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { complianceQueries } from "@/lib/aws-config/compliance/client/queries";
import type { ConsolePlace } from "@/lib/core/console-links";
import { AccountId } from "@/lib/core/identifiers";
import { accountHref } from "@/components/inventory/addresses/packs-address";
import { resourcesInWords, type RuleAccount } from "./rule-accounts";

/** One account that fails a rule: its failing resources, read from AWS Config now. */
export function RuleAccountPanel({
  packName,
  rule,
  account,
  asked,
  place,
  onClose,
}: {
  packName: string;
  rule: string;
  /** Undefined where the account is not among those that fail the rule (any more). */
  account: RuleAccount | undefined;
  /** The account of the address. */
  asked: string;
  place: ConsolePlace;
  onClose: () => void;
}) {
  const accountId = AccountId.safeParse(asked);
  return (
    <PanelFrame
      title={account?.name ?? asked}
      subtitle={
        <>
          <Copyable value={asked} label="account id" />
          {account?.path !== undefined && (
            <p className="truncate text-12 text-ink-quiet" title={account.path}>
              {account.path}
            </p>
          )}
        </>
      }
      onClose={onClose}
      footer={<TextLink href={accountHref(asked)}>View account</TextLink>}
    >
      {account !== undefined && (
        <PanelSection title="When compliance was read">
          <p className="text-13 text-failed">{resourcesInWords(account)} failed the rule</p>
        </PanelSection>
      )}
      {accountId.success ? (
        <PanelSection title="Failing resources now">
          <LiveResources packName={packName} rule={rule} accountId={accountId.data} place={place} />
        </PanelSection>
      ) : (
        <p className="px-4 py-3 text-13">The address names no account.</p>
      )}
    </PanelFrame>
  );
}

/** Asks first what the rule is called in the account, and then for its resources. */
function LiveResources({
  packName,
  rule,
  accountId,
  place,
}: {
  packName: string;
  rule: string;
  accountId: AccountId;
  place: ConsolePlace;
}) {
  const { data, error, isPending, refetch } = useQuery(complianceQueries.accountRules(accountId));
  if (isPending) return <Skeleton className="w-64" />;
  if (error) return <FailureNotice failure={error.failure} onRetry={() => void refetch()} />;
  const found = data.packs.find(({ pack }) => pack === packName)?.rules.find((each) => each.rule === rule);
  if (found === undefined)
    return (
      <p className="text-13 text-pretty text-ink-quiet">
        AWS Config has no results of this rule in the account now, or they can’t be distinguished from those
        of another pack.
      </p>
    );
  return (
    <>
      <Copyable value={found.ruleName} label="name of the rule in this account" />
      <FailingResources accountId={accountId} ruleName={found.ruleName} place={place} />
    </>
  );
}
