import { DockedNotices } from "@/components/ui/notice-dock";
import type { ReactNode } from "react";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import { CopyBlock } from "@/components/ui/copy-block";
import { Badge } from "@/components/ui/status/badge";
import { Copyable } from "@/components/ui/copyable";
import { ExternalLink } from "@/components/ui/external-link";
import { RelativeTime } from "@/components/ui/relative-time";
import { visibleText } from "@/lib/format/visible-text";
import type { AggregatorDetail } from "@/lib/aws-config/aggregators/aggregator-detail";
import { describeCommands } from "@/lib/aws-config/aggregators/read-commands";
import { aggregatorsConsoleUrl } from "@/lib/core/console-links";
import { partitionOf } from "@/lib/core/arn";
import { countOf } from "@/lib/format/count";
import { regionsInWords } from "./sources/source-labels";

/** Everything AWS says of an aggregator but its sources. */
export function FactsTab({ detail: { aggregator, tags, missingParts } }: { detail: AggregatorDetail }) {
  const { arn, region, source, filters, rest, createdBy, createdAt, updatedAt } = aggregator;
  const console = aggregatorsConsoleUrl({ partition: partitionOf(arn), region });
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <DockedNotices>
        <MissingPartsNotice missingParts={missingParts} />
      </DockedNotices>
      <div className="grid gap-x-10 gap-y-6 px-4 py-4 lg:grid-cols-2">
        <dl className="grid content-start gap-x-6 gap-y-2.5 text-13 sm:grid-cols-[9rem_minmax(0,1fr)]">
          <Fact name="ARN">
            <Copyable value={arn} label="ARN" />
          </Fact>
          <Fact name="Region">
            <span className="font-mono text-12">{region}</span>
          </Fact>
          <Fact name="Source">
            {source === undefined && "not named by AWS"}
            {source?.kind === "accounts" && countOf(source.accountIds.length, "individual account")}
            {source?.kind === "organization" && "the organization, accounts that join later too"}
          </Fact>
          {source?.kind === "organization" && (
            <Fact name="Role">
              <Copyable value={source.roleArn} label="role ARN" />
            </Fact>
          )}
          {source !== undefined && (
            <Fact name="Collects from">
              {source.regions === "all" ? regionsInWords("all") : <Labels words={source.regions} />}
            </Fact>
          )}
          <Fact name="Resource types">
            {filters?.resourceTypes === undefined ? "all" : <Labels words={filters.resourceTypes} />}
          </Fact>
          <Fact name="Service principals">
            {filters?.servicePrincipals === undefined ? "all" : <Labels words={filters.servicePrincipals} />}
          </Fact>
          {filters?.asWritten !== undefined && (
            <Fact name="Other filters">
              <Labels words={filters.asWritten} />
            </Fact>
          )}
          {rest !== undefined && (
            <Fact name="Also">
              <code className="font-mono text-12 break-all">{visibleText(JSON.stringify(rest))}</code>
              <p className="text-12 text-pretty text-ink-quiet">
                Canopy doesn’t know this part of the sources. A change sends it back unchanged.
              </p>
            </Fact>
          )}
          <Fact name="Tags">
            {tags === undefined && "not readable"}
            {tags?.length === 0 && "none"}
            {tags !== undefined && tags.length > 0 && (
              <ul className="flex flex-wrap gap-1.5">
                {tags.map(({ key, value }) => (
                  <li key={key}>
                    <Badge outlined>
                      <span className="text-ink-quiet">{visibleText(key)}</span> {visibleText(value)}
                    </Badge>
                  </li>
                ))}
              </ul>
            )}
          </Fact>
          <Fact name="Created by">
            {createdBy === undefined ? "this account" : `${createdBy}, which alone changes it`}
          </Fact>
          <Fact name="Created">{createdAt && <RelativeTime at={Date.parse(createdAt)} />}</Fact>
          <Fact name="Updated">{updatedAt && <RelativeTime at={Date.parse(updatedAt)} />}</Fact>
        </dl>
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-2 text-13">
          <h2 className="text-12 font-medium text-ink-quiet">Open in AWS</h2>
          {console !== undefined && (
            <ExternalLink href={console}>Aggregators in the AWS console</ExternalLink>
          )}
          <CopyBlock label="AWS CLI commands" text={describeCommands(aggregator)} />
        </div>
      </div>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-quiet max-sm:-mb-2 max-sm:text-12">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

function Labels({ words }: { words: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-0.5 font-mono text-12 leading-5">
      {words.map((word) => (
        <li key={word}>{visibleText(word)}</li>
      ))}
    </ul>
  );
}
