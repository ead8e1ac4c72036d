import type { ReactNode } from "react";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { formatAccountNumber } from "@/lib/format/names";
import type { SnapshotMeta } from "@/lib/inventory/snapshot/snapshot";
import { isRead } from "@/lib/inventory/snapshot/snapshot-parts";
import { OverviewPanel } from "./overview-panel";

/** Who looks, through which account and since when: what everything on the page rests on. */
export function CallerFacts({
  title,
  user,
  meta,
  packsTakenAt,
}: {
  title: string;
  user: { readonly name: string; readonly role: string };
  meta: SnapshotMeta;
  /** Undefined where the packs have not been read. */
  packsTakenAt: number | undefined;
}) {
  const { caller, delegatedAdministrators, findingAggregator, configuration, managementAccountId } = meta;
  const areAdministratorsRead = meta.complete && isRead(meta, "delegated-administrators");
  const administrator = delegatedAdministrators.find(({ id }) => id === caller.accountId);
  return (
    <OverviewPanel
      title={title}
      aside={
        <TextLink prefetch={false} href="/connection" className="ml-auto text-12">
          Connection
        </TextLink>
      }
    >
      <dl className="text-13">
        <Fact name="Signed in">
          {user.name}, {user.role}
        </Fact>
        <Fact name="Account">
          <span className="font-mono text-12">{formatAccountNumber(caller.accountId)}</span>
          <span className="ml-2 text-12 text-ink-quiet">
            {administrator
              ? "delegated administrator of Security Hub"
              : caller.accountId === managementAccountId
                ? "management account"
                : areAdministratorsRead
                  ? "not the delegated administrator"
                  : "whether it is the delegated administrator is not known"}
          </span>
        </Fact>
        <Fact name="Caller">
          <span className="font-mono text-12 break-all">{caller.arn}</span>
        </Fact>
        <Fact name="Region">
          {caller.region}
          <span className="ml-2 text-12 text-ink-quiet">
            {findingAggregator === undefined
              ? "home Region not known"
              : findingAggregator.homeRegion === caller.region
                ? "the home Region"
                : `home Region is ${findingAggregator.homeRegion}`}
          </span>
        </Fact>
        {caller.endpoint !== undefined && (
          <Fact name="Endpoint">
            <span className="font-mono text-12 break-all">{caller.endpoint}</span>
          </Fact>
        )}
        <Fact name="Configuration">
          <TextLink prefetch={false} href="/configuration" look="quiet">
            {configuration?.configurationType ?? "not known"}
          </TextLink>
          {configuration && <span className="ml-2 text-12 text-ink-quiet">{configuration.status}</span>}
        </Fact>
        <Fact name="Organization last refreshed">
          <RelativeTime at={meta.takenAt} />
        </Fact>
        <Fact name="Packs last refreshed">
          {packsTakenAt === undefined ? "not yet" : <RelativeTime at={packsTakenAt} />}
        </Fact>
      </dl>
    </OverviewPanel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-8 items-baseline gap-3 border-b px-4 py-1.5 last:border-b-0">
      <dt className="w-32 shrink-0 text-12 text-ink-quiet">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
