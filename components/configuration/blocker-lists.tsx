"use client";

import { CopyBlock } from "@/components/ui/copy-block";
import { policyLink, targetLink } from "@/components/inventory/addresses/policy-links";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import type { Failure } from "@/lib/core/failure";
import { countOf } from "@/lib/format/count";
import { deletePolicyCommand } from "@/lib/security-hub/policies/cli-command";
import type { LocalBlockers } from "@/lib/security-hub/configuration/blockers";

/** Exactly which associations and policies stand in the way of LOCAL, each with the place where it is taken away. */
export function BlockerLists({
  blockers: { associations, policies },
  readAt,
  failure,
  region,
  isChecking,
  onCheck,
}: {
  blockers: LocalBlockers;
  /** Epoch milliseconds. */
  readAt: number;
  /** Why they could not be read again. */
  failure: Failure | undefined;
  region: string;
  isChecking: boolean;
  onCheck: () => void;
}) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {failure !== undefined && (
        <FailureNotice failure={failure} consequence="What is listed here was read before." />
      )}
      {associations.length > 0 && (
        <section aria-label="Applied associations" className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
          <div className="flex flex-wrap items-baseline gap-x-3">
            <h4 className="text-13 font-medium">{countOf(associations.length, "applied association")}</h4>
            <TextLink href="/organization?source=applied" className="text-12">
              Open all of them in the tree
            </TextLink>
          </div>
          <ul className="grid max-h-64 overflow-y-auto rounded-control border text-13">
            {associations.map(({ targetId, configurationId, configurationName, path }) => (
              <li
                key={`${targetId} ${configurationId}`}
                className="flex flex-wrap gap-x-3 border-b px-2.5 py-1 last:border-b-0"
              >
                <TextLink
                  href={targetLink(targetId)}
                  look="quiet"
                  className="min-w-0 flex-1 basis-48 break-words"
                >
                  {path}
                </TextLink>
                <span className="text-ink-quiet">{configurationName}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {policies.length > 0 && (
        <section aria-label="Configuration policies" className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
          <h4 className="text-13 font-medium">
            {countOf(policies.length, "configuration policy", "configuration policies")}
          </h4>
          <ul className="grid rounded-control border text-13">
            {policies.map(({ id, name }) => (
              <li
                key={id}
                className="flex flex-wrap items-baseline gap-x-3 border-b px-2.5 py-1 last:border-b-0"
              >
                <TextLink href={policyLink(id)} look="quiet" className="min-w-0 flex-1 basis-32 break-words">
                  {name}
                </TextLink>
                <span className="font-mono text-12 break-all text-ink-quiet">{id}</span>
              </li>
            ))}
          </ul>
          <details>
            <summary className="w-fit cursor-pointer rounded-[2px] text-12 text-ink-quiet hover:text-ink">
              The commands that delete them
            </summary>
            <div className="mt-1">
              <CopyBlock
                label="AWS CLI commands that delete the policies"
                text={policies.map(({ id }) => deletePolicyCommand(id, region)).join("\n")}
              />
            </div>
          </details>
        </section>
      )}
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-ink-quiet">
        <span>
          Read <RelativeTime at={readAt} />.
        </span>
        <Button size="small" busy={isChecking} onClick={onCheck}>
          Check again
        </Button>
      </p>
    </div>
  );
}
