import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef } from "react";
import { inventoryMutations } from "@/lib/inventory/client/mutations";
import { configurationQueries } from "@/lib/security-hub/configuration/client/queries";
import { type ConfigurationReading, isBeingSetUp } from "@/lib/security-hub/configuration/reading";

/** A switch takes AWS a minute or so; Security Hub allows ten such reads a second. */
const PENDING_POLL_MS = 2_000;
/** The administrator is designated and the aggregator created elsewhere while this page is open. */
const SET_UP_POLL_MS = 10_000;

/**
 * The configuration: as the last collection read it at once, then as AWS says it, and again every two seconds while it is
 * PENDING. When that ends, the organization is collected anew, because policies can be read from then on.
 */
export function useConfiguration(recorded: ConfigurationReading | undefined) {
  const query = useQuery({
    ...configurationQueries.reading(),
    staleTime: 0,
    ...(recorded !== undefined && { initialData: recorded, initialDataUpdatedAt: recorded.readAt }),
    refetchInterval: ({ state }) => pollMs(state.data),
  });
  const pending = isPending(query.data);
  const wasPending = useRef(false);
  const { mutate } = useMutation(inventoryMutations.refresh());
  const collectAnew = useEffectEvent(() => mutate());
  useEffect(() => {
    if (wasPending.current && !pending) collectAnew();
    wasPending.current = pending;
  }, [pending]);
  return query;
}

function pollMs(reading: ConfigurationReading | undefined): number | false {
  if (isPending(reading)) return PENDING_POLL_MS;
  return reading !== undefined && isBeingSetUp(reading) ? SET_UP_POLL_MS : false;
}

function isPending(reading: ConfigurationReading | undefined): boolean {
  return reading?.configuration.ok === true && reading.configuration.value.status === "PENDING";
}
