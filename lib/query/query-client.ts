import { MutationCache, QueryClient, type QueryKey } from "@tanstack/react-query";
import { FailureError, isWorthRetrying } from "@/lib/core/failure-error";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: FailureError;
    mutationMeta: { readonly invalidates: readonly QueryKey[] };
  }
}

/** One client per request on the server, one per tab in the browser; the same rules in both. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        // What the server has just read is not read again while the page hydrates.
        staleTime: 30_000,
        retry: (attempts, error: unknown) =>
          attempts < 2 && error instanceof FailureError && isWorthRetrying(error.failure),
      },
      // A write is repeated by the run that owns it, never by the cache.
      mutations: { retry: false },
    },
    // A mutation names what it made stale. It is read again beside the answer: a write is done when AWS took it, and a
    // Region out of reach would keep "saved" from the page for half a minute.
    mutationCache: new MutationCache({
      onSuccess: (_data, _input, _context, mutation) => {
        for (const queryKey of mutation.meta?.invalidates ?? []) void client.invalidateQueries({ queryKey });
      },
    }),
  });
  return client;
}
