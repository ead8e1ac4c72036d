import { Building2, Folder, Server } from "lucide-react";
import { statusAge, statusWord, statusLabels, unitStatus } from "@/components/inventory/status-labels";
import { isMarkedOverruled, MAY_NOT_HOLD } from "@/components/inventory/overruled-labels";
import { Badge } from "@/components/ui/status/badge";
import { useNow } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import { EmptyState } from "@/components/ui/status/empty-state";
import { ExportMenu } from "@/components/ui/export-menu";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { accountStateLabels } from "@/components/inventory/filter-labels";
import { countOf, formatCount, plural } from "@/lib/format/count";
import {
  type PolicyEntry,
  type PolicyTarget,
  targetRows,
} from "@/lib/inventory/snapshot/policies/policy-overview";
import { kindOfStatus } from "@/lib/security-hub/governance/governance";
import { governedAccounts } from "@/lib/security-hub/policies/affected-accounts";
import { policyExportQuery } from "./export-query";
import {
  governedLink,
  governedQuery,
  organizationLink,
  targetLink,
} from "../inventory/addresses/policy-links";
import { AffectedAccountsBar } from "./affected-accounts-bar";

const icons = { root: Building2, ou: Folder, account: Server } as const;
const indents = ["pl-0", "pl-4", "pl-8", "pl-12", "pl-16", "pl-20", "pl-24"] as const;

/** Where a policy is applied, in the tree, with how many accounts have it because of each place. */
export function PolicyTargets({ entry }: { entry: PolicyEntry }) {
  const { summary, affected, targets } = entry;
  const accounts = governedAccounts(affected);
  if (affected.targets === 0 && accounts === 0) {
    return (
      <EmptyState
        title="Not assigned yet"
        className="py-8"
        action={
          <TextLink href={organizationLink({ assign: entry.summary.id })}>
            Select targets in the organization
          </TextLink>
        }
      >
        A policy takes effect where it is applied: select an account, an OU or the root on the organization
        page and assign it.
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-5 pb-4">
      <div className="grid max-w-xl gap-2">
        <p className="text-13">
          <TextLink look="quiet" href={governedLink(summary.id)}>
            <strong className="text-20 font-semibold tabular-nums">{formatCount(accounts)}</strong>{" "}
            {plural(accounts, "account", "accounts")}
          </TextLink>{" "}
          <span className="text-ink-quiet">
            (
            <TextLink look="quiet" href={governedLink(summary.id, { source: ["applied"] })}>
              {formatCount(affected.applied)} applied
            </TextLink>
            ,{" "}
            <TextLink look="quiet" href={governedLink(summary.id, { source: ["inherited"] })}>
              {formatCount(affected.inherited)} inherited
            </TextLink>
            )
            {affected.inactive > 0 &&
              `, and ${formatCount(affected.inactive)} that ${plural(affected.inactive, "is", "are")} not active`}
          </span>
        </p>
        {accounts > 0 && <AffectedAccountsBar affected={affected} filter={summary.id} />}
      </div>
      <section aria-labelledby="applied-at" className="grid gap-1">
        <div className="flex flex-wrap items-center gap-2">
          <h3 id="applied-at" className="text-12 font-medium text-ink-quiet">
            Applied at {countOf(affected.targets, "target")}
          </h3>
          <span className="ml-auto" />
          <ExportMenu
            href="/api/policies/export"
            params={() => policyExportQuery({ rows: "targets", id: summary.id })}
            everything="Targets"
            isFiltered={false}
            more={[
              {
                label: "Accounts",
                href: "/api/organization/export",
                params: () => governedQuery(summary.id),
              },
            ]}
          />
        </div>
        <ul className="border-t">
          {targetRows(targets).map((row) =>
            "target" in row ? (
              <TargetRow key={row.target.id} target={row.target} depth={row.depth} />
            ) : (
              <li
                key={row.id}
                className={cx("flex h-8 items-center gap-1.5 text-13 text-ink-quiet", indentOf(row.depth))}
              >
                {row.depth === 0 ? (
                  <Building2 aria-hidden="true" className="size-3.5 shrink-0" />
                ) : (
                  <Folder aria-hidden="true" className="size-3.5 shrink-0" />
                )}
                <span className="truncate">{row.name}</span>
              </li>
            ),
          )}
        </ul>
        {targets.length < affected.targets && (
          <p className="text-12 text-ink-quiet">
            The first {formatCount(targets.length)} of {formatCount(affected.targets)}.{" "}
            <TextLink href={organizationLink({ policy: [summary.id], source: ["applied"] })}>
              All of them in the organization
            </TextLink>
          </p>
        )}
      </section>
    </div>
  );
}

function indentOf(depth: number): string {
  return indents[Math.min(depth, indents.length - 1)] ?? indents[0];
}

function TargetRow({ target, depth }: { target: PolicyTarget; depth: number }) {
  const Icon = icons[target.kind];
  return (
    <li
      className={cx(
        "flex min-h-8 flex-wrap items-center gap-x-3 gap-y-0.5 border-b py-1 text-13",
        indentOf(depth),
      )}
    >
      <span className="flex min-w-0 flex-1 basis-64 items-center gap-1.5">
        <Icon aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />
        <TextLink look="quiet" href={targetLink(target.id)} className="truncate font-medium">
          {target.name}
        </TextLink>
        <span className="truncate font-mono text-12 text-ink-quiet max-sm:hidden">{target.id}</span>
        {target.state !== undefined && target.state !== "ACTIVE" && (
          <Badge tone="suspended">{accountStateLabels[target.state]}</Badge>
        )}
      </span>
      <span className="w-40 text-12 text-ink-quiet tabular-nums">
        {target.kind === "account"
          ? "This account"
          : countOf(target.accounts, "account inherits", "accounts inherit")}
      </span>
      <span className="flex items-center gap-3 sm:w-80">
        <TargetStatus target={target} />
      </span>
    </li>
  );
}

/** An OU's own status is as of its last start; what its accounts say now stands beside it. */
function TargetStatus({ target }: { target: PolicyTarget }) {
  const now = useNow();
  if (target.status === undefined) return null;
  const status = statusWord(kindOfStatus[target.status], target.updatedAt / 1000, now / 1000);
  const age = statusAge(status, target.updatedAt, now);
  const unit = target.kind === "account" ? undefined : target;
  const { tone, word } = isMarkedOverruled(target.mayNotHold, unit)
    ? MAY_NOT_HOLD
    : target.kind === "account"
      ? statusLabels[status]
      : unitStatus(target.kind, statusLabels[status], target);
  const below = [
    target.failed > 0 && `${formatCount(target.failed)} failed`,
    target.pending > 0 && `${formatCount(target.pending)} pending`,
    target.stuck > 0 && `of which ${formatCount(target.stuck)} > 24 h`,
    target.overruled > 0 && `${formatCount(target.overruled)} may not hold`,
  ].filter((part) => part !== false);
  return (
    <>
      <span title={target.message}>
        <StatusMark tone={tone} detail={age ?? <RelativeTime at={target.updatedAt} />}>
          {word}
        </StatusMark>
      </span>
      {target.kind !== "account" && below.length > 0 && (
        <span className="text-12 whitespace-nowrap text-ink-quiet tabular-nums">now {below.join(", ")}</span>
      )}
    </>
  );
}
