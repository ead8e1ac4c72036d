import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/query/fetch-json";
import { keys } from "@/lib/query/keys";
import type { Delivery } from "../delivery";
import type { DestinationId } from "../destination";

/** How often the log is read again while a message is on its way, and otherwise. */
const onItsWayMs = 1_000;
const idleMs = 15_000;

function isOnItsWay({ state, attempts }: Delivery): boolean {
  return state === "sending" || (state === "waiting" && attempts === 0);
}

/** Reads of notifications. */
export const notificationQueries = {
  /** Destinations and rules. */
  settings: () =>
    queryOptions({
      queryKey: keys.notifications.settings(),
      queryFn: ({ signal }) =>
        fetchJson({
          url: "/api/notifications",
          signal,
          schema: async () => (await import("../notification-settings")).NotificationSettings,
          what: "Destinations and rules",
        }),
      refetchInterval: idleMs,
    }),
  /** The log of deliveries, newest first; of one destination where given. */
  deliveries: (destinationId?: DestinationId) =>
    infiniteQueryOptions({
      queryKey: keys.notifications.deliveries(destinationId),
      queryFn: ({ signal, pageParam }) => {
        const search = new URLSearchParams({
          ...(pageParam !== undefined && { before: String(pageParam) }),
          ...(destinationId !== undefined && { destination: destinationId }),
        });
        return fetchJson({
          url: `/api/notifications/deliveries${search.size === 0 ? "" : `?${search}`}`,
          signal,
          schema: async () => (await import("../delivery")).DeliveryPage,
          what: "The log of deliveries",
        });
      },
      initialPageParam: firstPage(),
      getNextPageParam: ({ next }) => next,
      refetchInterval: ({ state }) =>
        state.data?.pages.some(({ deliveries }) => deliveries.some(isOnItsWay)) === true
          ? onItsWayMs
          : idleMs,
    }),
};

function firstPage(): number | undefined {
  return undefined;
}
