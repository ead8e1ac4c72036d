import { CircleCheck } from "lucide-react";
import { Badge } from "@/components/ui/status/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/status/empty-state";
import { StatusIcon } from "../ui/status/status-mark";
import { countOf, formatCount } from "@/lib/format/count";
import { pathOf } from "@/lib/organizations/ancestry";
import type { CauseGroup } from "@/lib/security-hub/association-causes";
import type { Governed } from "../inventory/tree/tree-model";
import { UnrecordedAccounts } from "@/components/inventory/recorders/unrecorded-accounts";
import { FirstAccounts, NAMED } from "./first-accounts";

/** Failed associations of accounts in groups of one cause each: how many, where, and what to do. */
export function CauseList({
  facts: { tree },
  causes,
  region,
  onShow,
  onOpen,
}: {
  facts: Governed;
  causes: readonly CauseGroup[];
  /** The home Region: whether a recorder records there decides about an association. */
  region: string;
  /** Shows the accounts of a cause in the tree, all of them or those below an OU. */
  onShow: (cause: CauseGroup, unit?: number) => void;
  onOpen: (node: number) => void;
}) {
  if (causes.length === 0) {
    return (
      <EmptyState icon={<CircleCheck />} title="No failed account matches" className="flex-1">
        Accounts whose association failed are grouped here by cause.
      </EmptyState>
    );
  }
  return (
    <ol aria-label="Causes of failure" className="min-h-0 flex-1 overflow-y-auto">
      {causes.map((cause) => (
        <li key={cause.key}>
          <section
            aria-label={cause.title}
            className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-2 border-b px-4 py-4 text-13 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
          >
            <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-2">
              <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-14 font-semibold">
                <StatusIcon tone="failed" className="shrink-0 text-failed" />
                <span className="min-w-0 break-words">{cause.title}</span>
                <Badge tone="failed">{countOf(cause.accounts.length, "account")}</Badge>
                {cause.inactive > 0 && (
                  <Badge tone="suspended">{formatCount(cause.inactive)} not active</Badge>
                )}
              </h3>
              {cause.example !== undefined && (
                <p className="text-pretty break-words text-ink-quiet">{cause.example}</p>
              )}
              <UnrecordedAccounts
                accountIds={cause.accounts.flatMap((node) => tree.ids[node] ?? [])}
                region={region}
              />
              {cause.remedy !== undefined && <p className="text-pretty">{cause.remedy}</p>}
              <FirstAccounts
                label={`Accounts: ${cause.title}`}
                tree={tree}
                accounts={cause.accounts}
                onOpen={onOpen}
              />
              <Button size="small" className="justify-self-start" onClick={() => onShow(cause)}>
                {cause.accounts.length === 1
                  ? "Show it in the tree"
                  : `Show all ${formatCount(cause.accounts.length)} accounts`}
              </Button>
            </div>
            <ul aria-label={`OUs: ${cause.title}`} className="grid content-start gap-px">
              {cause.units.slice(0, NAMED).map(({ unit, accounts }) => (
                <li key={unit} className="flex items-baseline gap-3">
                  <button
                    type="button"
                    className="min-w-0 rounded-chip text-left break-words hover:text-accent hover:underline"
                    onClick={() => onShow(cause, unit)}
                  >
                    {pathOf(tree, unit)}
                  </button>
                  <span className="ml-auto shrink-0 text-12 text-ink-quiet tabular-nums">
                    {countOf(accounts, "account")}
                  </span>
                </li>
              ))}
              {cause.units.length > NAMED && (
                <li>
                  <More all={cause.units.length} />
                </li>
              )}
            </ul>
          </section>
        </li>
      ))}
    </ol>
  );
}

function More({ all }: { all: number }) {
  return all > NAMED && <span className="text-ink-quiet">and {formatCount(all - NAMED)} more</span>;
}
