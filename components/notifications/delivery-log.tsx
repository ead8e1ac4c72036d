"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { MailCheck } from "lucide-react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { ExportMenu } from "@/components/ui/export-menu";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { RelativeTime } from "@/components/ui/relative-time";
import { FacetFilter } from "@/components/ui/menu/facet-filter";
import { Toolbar } from "@/components/ui/panel/toolbar";
import { EmptyState } from "@/components/ui/status/empty-state";
import { Skeleton } from "@/components/ui/status/skeleton";
import { StatusMark } from "@/components/ui/status/status-mark";
import { countOf } from "@/lib/format/count";
import { notificationQueries } from "@/lib/notifications/client/queries";
import type { Delivery, DeliveryPage } from "@/lib/notifications/delivery";
import type { Destination, DestinationId } from "@/lib/notifications/destination";
import { deliveryLabel } from "./notification-labels";

/** Every message with its attempts, newest first; of one destination where one is selected. */
export function DeliveryLog({
  first,
  destinations,
  destinationId,
  onSelect,
}: {
  first: DeliveryPage;
  destinations: readonly Destination[];
  destinationId: DestinationId | undefined;
  onSelect: (id: DestinationId | undefined) => void;
}) {
  const query = useInfiniteQuery({
    ...notificationQueries.deliveries(destinationId),
    ...(destinationId === undefined && { initialData: { pages: [first], pageParams: [undefined] } }),
  });
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const deliveries = data?.pages.flatMap((page) => page.deliveries);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Toolbar label="Filters">
        <FacetFilter
          label="Destination"
          options={destinations.map(({ id, name }) => ({ value: id, label: name }))}
          selected={destinationId === undefined ? [] : [destinationId]}
          onChange={(selected) => onSelect(selected.find((each) => each !== destinationId))}
        />
        <span role="status" className="text-12 text-ink-quiet tabular-nums">
          {deliveries !== undefined &&
            `${countOf(deliveries.length, "message")}${hasNextPage ? ", the newest" : ""}`}
        </span>
        <span className="ml-auto" />
        <ExportMenu
          href="/api/notifications/deliveries/export"
          params={() =>
            new URLSearchParams(destinationId === undefined ? {} : { destination: destinationId })
          }
          everything="Deliveries"
          isFiltered={destinationId !== undefined}
        />
      </Toolbar>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
        {deliveries === undefined && !error && (
          <div role="status" aria-label="Reading deliveries" className="grid gap-4 px-4 py-4">
            <Skeleton className="w-2/3" />
            <Skeleton className="w-1/2" />
          </div>
        )}
        {deliveries?.length === 0 && (
          <EmptyState icon={<MailCheck />} title="No deliveries yet">
            Each message stands here with its attempts and what the receiver answered. Send a test message
            from a destination to see one.
          </EmptyState>
        )}
        {deliveries !== undefined && deliveries.length > 0 && <DeliveryTable deliveries={deliveries} />}
        {hasNextPage && (
          <div className="px-4 py-3">
            <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              Show older messages
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

const columns = ["Message", "Destination", "State", "Attempts", "Last answer", "Created"] as const;

function DeliveryTable({ deliveries }: { deliveries: readonly Delivery[] }) {
  return (
    <table aria-label="Deliveries" className="w-full border-collapse text-13 max-md:block">
      <thead className="sticky top-0 z-10 bg-surface max-md:sr-only">
        <tr className="border-b">
          {columns.map((title) => (
            <th key={title} scope="col" className="column-head first:pl-4 last:pr-4 last:text-right">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} />
        ))}
      </tbody>
    </table>
  );
}

function DeliveryRow({ delivery }: { delivery: Delivery }) {
  const { title, ruleName, destinationName, attempts, tries, createdAt, dueAt, id } = delivery;
  const { word, tone } = deliveryLabel(delivery);
  const last = tries.at(-1);
  return (
    <tr className="border-b align-top hover:bg-surface-hover max-md:flex max-md:flex-wrap max-md:gap-x-4 max-md:gap-y-1 max-md:px-4 max-md:py-2 md:[&>*]:px-3 md:[&>*]:py-2">
      <th scope="row" className="text-left font-medium max-md:order-2 max-md:w-full md:pl-4!">
        <span className="break-words">{title}</span>
        <span className="block text-12 font-normal text-ink-quiet">
          {ruleName === undefined ? "Test" : `Rule: ${ruleName}`}
        </span>
        <span className="block font-mono text-12 font-normal break-all text-ink-quiet">{id}</span>
      </th>
      <td className="break-words max-md:order-3">{destinationName}</td>
      <td className="max-md:order-1">
        <StatusMark tone={tone}>{word}</StatusMark>
        {dueAt !== undefined && attempts > 0 && (
          <span className="block text-12 text-ink-quiet">
            next try <RelativeTime at={Date.parse(dueAt)} />
          </span>
        )}
      </td>
      <td className="tabular-nums max-md:order-4">
        <span className="md:hidden">{countOf(attempts, "attempt")}</span>
        <span className="max-md:hidden">{attempts}</span>
      </td>
      <td className="max-w-prose break-words max-md:order-5 max-md:w-full">
        {last === undefined ? (
          <span className="text-ink-quiet">None yet</span>
        ) : (
          <>
            {last.problem ?? `HTTP ${last.status ?? "success"}`}
            {tries.length > 1 && (
              <details className="text-12 text-ink-quiet">
                <summary className="w-fit cursor-pointer hover:text-ink">All attempts</summary>
                <ol className="grid gap-0.5 py-1">
                  {tries.map((each) => (
                    <li key={each.at}>
                      <Moment at={Date.parse(each.at)} /> {each.problem ?? `HTTP ${each.status ?? "success"}`}
                    </li>
                  ))}
                </ol>
              </details>
            )}
          </>
        )}
      </td>
      <td className="text-12 text-ink-quiet max-md:order-1 max-md:ml-auto md:pr-4! md:text-right">
        <RelativeTime at={Date.parse(createdAt)} />
      </td>
    </tr>
  );
}
