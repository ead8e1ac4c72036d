"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusMark } from "@/components/ui/status/status-mark";
import { notificationQueries } from "@/lib/notifications/client/queries";
import type { DeliveryTry } from "@/lib/notifications/delivery";
import type { Destination } from "@/lib/notifications/destination";

/** The SNS topics that notifications are published to; none until they are known, and where they can't be read. */
export function useTopics(): readonly Destination[] {
  const { data } = useQuery(notificationQueries.settings());
  return data?.destinations.filter(({ kind }) => kind === "sns") ?? [];
}

/** Whether the newest message to each topic was published: what AWS answered to `Publish`, which nothing else can tell. */
export function TopicPermissions({ topics }: { topics: readonly Destination[] }) {
  const { data } = useInfiniteQuery({ ...notificationQueries.deliveries(), enabled: topics.length > 0 });
  const deliveries = data?.pages.flatMap((page) => page.deliveries) ?? [];
  if (topics.length === 0) return null;
  return (
    <ul aria-label="SNS topics" className="border-b">
      {topics.map(({ id, name, address }) => {
        const last = deliveries
          .find((each) => each.destinationId === id && each.tries.length > 0)
          ?.tries.at(-1);
        return (
          <li
            key={id}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-t px-4 py-1.5 text-13"
          >
            <LastAnswer last={last} />
            <span className="font-mono text-12 break-words">sns:Publish</span>
            <span className="text-ink-quiet">
              notifications to {name} <span className="font-mono text-12 break-all">{address}</span>
            </span>
            <span className="text-12 break-words text-ink-quiet">
              {last === undefined ? (
                "Send a test message to try it."
              ) : (
                <>
                  Last message <RelativeTime at={Date.parse(last.at)} />
                  {last.problem !== undefined && `: ${last.problem}`}
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function LastAnswer({ last }: { last: DeliveryTry | undefined }) {
  if (last === undefined) return <StatusMark tone="none">Not tried</StatusMark>;
  if (last.problem === undefined) return <StatusMark tone="success">Succeeded</StatusMark>;
  return <StatusMark tone="failed">{last.status === 403 ? "Denied" : "Failed"}</StatusMark>;
}
