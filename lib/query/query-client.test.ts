import { MutationObserver, QueryObserver } from "@tanstack/react-query";
import { expect, it, vi } from "vitest";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { keys } from "./keys";
import { createQueryClient } from "./query-client";

it("marks as stale what a mutation says it made stale", async () => {
  const client = createQueryClient();
  client.setQueryData(keys.organization.tree(), "tree");
  client.setQueryData(keys.securityHub.policy("p"), "policy");
  const mutation = new MutationObserver(client, {
    mutationFn: () => Promise.resolve("done"),
    meta: { invalidates: [keys.organization.all] },
  });
  await mutation.mutate();
  expect(client.getQueryState(keys.organization.tree())?.isInvalidated).toBe(true);
  expect(client.getQueryState(keys.securityHub.policy("p"))?.isInvalidated).toBe(false);
});

it("answers a write when it is done, while what it made stale is still being read", async () => {
  const client = createQueryClient();
  const list = new QueryObserver(client, {
    queryKey: keys.aggregators.list(),
    // One Region out of reach: the list does not come.
    queryFn: () => new Promise<string>(() => undefined),
    initialData: "before",
    initialDataUpdatedAt: Date.now(),
  });
  const unsubscribe = list.subscribe(() => undefined);
  const mutation = new MutationObserver(client, {
    mutationFn: () => Promise.resolve("saved"),
    meta: { invalidates: [keys.aggregators.all] },
  });
  await expect(mutation.mutate()).resolves.toBe("saved");
  expect(list.getCurrentResult().fetchStatus).toBe("fetching");
  unsubscribe();
});

it.each([
  ["forbidden", 1, { code: "forbidden", message: "No.", missing: "securityhub:GetConfigurationPolicy" }],
  ["throttled", 3, { code: "throttled", message: "Slower." }],
] satisfies [string, number, Failure][])("asks %s reads %i times", async (_name, expected, failure) => {
  const client = createQueryClient();
  const read = vi.fn(() => Promise.reject(new FailureError(failure)));
  const settled = new Promise<void>((resolve) => {
    const observer = new QueryObserver(client, {
      queryKey: keys.organization.progress(),
      queryFn: read,
      retryDelay: 0,
    });
    observer.subscribe(({ isError }) => {
      if (isError) resolve();
    });
  });
  await settled;
  expect(read).toHaveBeenCalledTimes(expected);
});
