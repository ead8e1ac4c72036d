import { PermittedLinkButton } from "@/components/frame/permitted-button";
import { Building2, Pencil, Server } from "lucide-react";
import { Badge } from "@/components/ui/status/badge";
import { visibleText } from "@/lib/format/visible-text";
import type { ConfigurationAggregator } from "@/lib/aws-config/aggregators/model";
import { countOf } from "@/lib/format/count";
import { aggregatorPath } from "../inventory/addresses/aggregators-address";
import { DeleteAggregator } from "./delete-aggregator";
import { filtersInWords, regionsInWords } from "./sources/source-labels";
import type { Tag } from "@/lib/aws-config/tags/tag";

/** What an aggregator is, in one line, and what can be done with it. */
export function AggregatorHeader({
  aggregator,
  tags,
}: {
  aggregator: ConfigurationAggregator;
  tags: readonly Tag[] | undefined;
}) {
  const { region, name, source, filters, createdBy } = aggregator;
  const Icon = source?.kind === "organization" ? Building2 : Server;
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-1.5 text-13">
      <span className="inline-flex items-center gap-1.5">
        <Icon aria-hidden="true" className="size-3.5 text-ink-faint" strokeWidth={1.75} />
        {source === undefined && "source not named"}
        {source?.kind === "accounts" && countOf(source.accountIds.length, "account")}
        {source?.kind === "organization" && "organization"}{" "}
        {source !== undefined && (
          <span className="text-ink-quiet">from {regionsInWords(source.regions)}</span>
        )}
      </span>
      <span className="text-ink-quiet">collects {filtersInWords(filters)}</span>
      <span className="text-ink-quiet">
        belongs to <span className="font-mono text-12">{region}</span>
      </span>
      {tags?.slice(0, 3).map(({ key, value }) => (
        <Badge key={key} outlined>
          <span className="text-ink-quiet">{visibleText(key)}</span> {visibleText(value)}
        </Badge>
      ))}
      {createdBy === undefined ? (
        <span className="ml-auto flex gap-2">
          <PermittedLinkButton
            permission="aggregator:write"
            href={`${aggregatorPath({ region, name })}/edit`}
          >
            <Pencil aria-hidden="true" />
            Edit
          </PermittedLinkButton>
          <DeleteAggregator aggregator={aggregator} />
        </span>
      ) : (
        <span className="ml-auto flex items-center gap-2 text-12 text-ink-quiet">
          <Badge outlined>not editable</Badge>
          created by {createdBy}, which alone changes it
        </span>
      )}
    </header>
  );
}
