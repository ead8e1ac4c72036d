import { MutationObserver, QueryObserver } from "@tanstack/react-query";
import { expect, it, vi } from "vitest";
import { type Failure, FailureError } from "@/lib/core/failure";
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
