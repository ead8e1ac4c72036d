import { Copyable } from "@/components/ui/copyable";
import { IdentityMark } from "@/components/ui/status/identity-mark";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/status/skeleton";
import type { JsonObject } from "@/lib/core/json";
import { countOf, formatCount } from "@/lib/format/count";
import type { PolicyEntry } from "@/lib/inventory/snapshot/policies/policy-overview";
import { type Catalogue } from "@/lib/security-hub/policies/standards/catalogue";
import { unmodelledMembers } from "@/lib/security-hub/policies/policy-document";
import { controlCounts } from "@/lib/security-hub/policies/control-states";
import type { PolicySettings } from "@/lib/security-hub/policies/settings";
import { controlsInWords, futureInWords, parametersInWords } from "./policy-labels";
import {
  repeatedStandards,
  standardName,
  standardRemark,
} from "@/lib/security-hub/policies/standards/standards";

/** What AWS says of the policy and Canopy doesn't know: as AWS writes it, and kept by every change. */
function UnmodelledMembers({ document }: { document: JsonObject }) {
  const members = unmodelledMembers(document);
  if (members.length === 0) return null;
  return (
    <>
      <dt className="text-ink-quiet">Also</dt>
      <dd className="grid gap-1">
        <p className="text-12 text-pretty text-ink-quiet">
          {countOf(members.length, "member")} that Canopy doesn’t know. A change of the policy sends them back
          unchanged.
        </p>
        {members.map(({ path, written }) => (
          <code key={path} className="font-mono text-12 break-all">
            {path}: {written}
          </code>
        ))}
      </dd>
    </>
  );
}

/** A policy in a few lines: its texts, when it was changed, and what it switches on. */
export function PolicyFacts({
  entry: { summary, identity, detail, failure },
  settings,
  catalogue,
}: {
  entry: PolicyEntry;
  settings: PolicySettings | undefined;
  catalogue: Catalogue | undefined;
}) {
  const counts = settings?.serviceEnabled === true && catalogue && controlCounts(settings, catalogue);
  return (
    <div className="grid gap-3 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] lg:gap-10">
      <div className="grid content-start gap-1.5">
        <h2 className="flex items-center gap-2 text-16 font-semibold">
          <IdentityMark identity={identity} className="size-3" />
          <span className="min-w-0 break-words">{summary.name}</span>
        </h2>
        {summary.description !== undefined && (
          <p className="max-w-prose text-13 text-pretty">{summary.description}</p>
        )}
        <div className="flex flex-wrap gap-x-4 gap-y-0.5 text-12 text-ink-quiet">
          <span>
            updated <RelativeTime at={Date.parse(summary.updatedAt)} />
          </span>
          {detail?.createdAt !== undefined && (
            <span>
              created <RelativeTime at={Date.parse(detail.createdAt)} />
            </span>
          )}
        </div>
        <div className="grid w-full justify-items-start">
          <Copyable value={summary.id} label="policy id" />
          {summary.arn !== summary.id && <Copyable value={summary.arn} label="policy ARN" />}
        </div>
      </div>
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] content-start gap-x-4 gap-y-1.5 text-13">
        <dt className="text-ink-quiet">Security Hub</dt>
        <dd>
          {summary.serviceEnabled === undefined
            ? "not known"
            : summary.serviceEnabled
              ? "on"
              : "off: it is disabled in the accounts, except the delegated administrator"}
        </dd>
        {settings === undefined && failure === undefined && (
          <dd className="col-span-full">
            <Skeleton className="h-16" />
          </dd>
        )}
        {settings?.serviceEnabled === true && (
          <>
            <dt className="text-ink-quiet">Standards</dt>
            <dd>
              {settings.enabledStandardIdentifiers.length === 0
                ? "none: no control runs"
                : settings.enabledStandardIdentifiers.map((arn) => (
                    <div key={arn} title={standardRemark(catalogue, arn)?.text ?? arn}>
                      <span className="break-words">{standardName(catalogue, arn)}</span>
                    </div>
                  ))}
              {repeatedStandards(catalogue, settings.enabledStandardIdentifiers).map((remark) => (
                <p key={remark} className="text-12 text-pretty text-ink-quiet">
                  {remark}
                </p>
              ))}
            </dd>
            <dt className="text-ink-quiet">Controls</dt>
            <dd>
              {controlsInWords(settings)}
              <p className="text-12 text-pretty text-ink-quiet">
                {counts &&
                  `${formatCount(counts.on)} on, of which ${formatCount(counts.evaluated)} evaluated in the enabled standards; ${formatCount(counts.off)} off. `}
                {futureInWords(settings)}
              </p>
            </dd>
            <dt className="text-ink-quiet">Parameters</dt>
            <dd>{parametersInWords(settings)}</dd>
          </>
        )}
        {settings?.document && <UnmodelledMembers document={settings.document} />}
      </dl>
    </div>
  );
}
