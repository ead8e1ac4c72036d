"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Button } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";
import { ExternalLink } from "@/components/ui/external-link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/status/skeleton";
import { complianceQueries } from "@/lib/aws-config/compliance/client/queries";
import type { ResourceEvaluation, RuleName } from "@/lib/aws-config/compliance/model";
import { type ConsolePlace, resourceTimelineUrl } from "@/lib/core/console-links";
import type { AccountId } from "@/lib/core/identifiers";
import { countOf } from "@/lib/format/count";

/** The resources of an account that break a rule, as AWS Config has them now: read live, a page at a time. */
export function FailingResources({
  accountId,
  ruleName,
  place,
}: {
  accountId: AccountId;
  ruleName: RuleName;
  place: ConsolePlace;
}) {
  const question = { accountId, ruleName, type: "NON_COMPLIANT" } as const;
  const { data, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(complianceQueries.resources(question));
  if (isPending) return <Skeleton className="w-64" />;
  const resources = data?.pages.flatMap(({ rows }) => rows) ?? [];
  const readAt = data?.pages.at(-1)?.readAt;
  return (
    <div className="grid gap-2">
      {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <p role="status" className="text-12 text-ink-quiet">
          {countOf(resources.length, "failing resource")}
          {hasNextPage && " so far"}
          {resources.length === 0 && !hasNextPage && ": AWS Config reports none now"}
          {readAt !== undefined && (
            <>
              , read <RelativeTime at={readAt} />
            </>
          )}
        </p>
      )}
      {resources.length > 0 && (
        <ul aria-label="Failing resources" className="grid grid-cols-[minmax(0,1fr)]">
          {resources.map((resource) => (
            <ResourceLine
              key={`${resource.resourceType} ${resource.resourceId}`}
              resource={resource}
              place={place}
            />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button
          size="small"
          className="justify-self-start"
          busy={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          More resources
        </Button>
      )}
    </div>
  );
}

function ResourceLine({ resource, place }: { resource: ResourceEvaluation; place: ConsolePlace }) {
  const { resourceType, resourceId, annotation, evaluatedAt } = resource;
  const href = resourceTimelineUrl(place, { resourceType, resourceId });
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-0.5 border-t py-1.5 text-12 first:border-t-0">
      <span className="flex flex-wrap items-center gap-x-3">
        <Copyable value={resourceId} label="resource id" />
        {href !== undefined && <ExternalLink href={href}>Open in AWS console</ExternalLink>}
      </span>
      <span className="text-ink-quiet">
        {resourceType === "" ? "type not given" : resourceType}
        {evaluatedAt !== undefined && (
          <>
            , evaluated <RelativeTime at={Date.parse(evaluatedAt)} />
          </>
        )}
      </span>
      {annotation !== undefined && <span className="text-pretty break-words">{annotation}</span>}
    </li>
  );
}
