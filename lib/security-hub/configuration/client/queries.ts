import { queryOptions } from "@tanstack/react-query";
import { unwrap } from "@/lib/core/result";
import { fetchJson } from "@/lib/query/fetch-json";
import { keys } from "@/lib/query/keys";

export const configurationQueries = {
  /** How the organization is configured, asked of AWS. */
  reading: () =>
    queryOptions({
      queryKey: keys.configuration.reading(),
      queryFn: ({ signal }) =>
        fetchJson({
          url: "/api/configuration",
          signal,
          schema: async () => (await import("../reading")).ConfigurationReading,
          what: "The organization configuration",
        }),
    }),
  /** The blockers of LOCAL, asked of AWS; rejects where they cannot be determined completely. */
  blockers: () =>
    queryOptions({
      queryKey: keys.configuration.blockers(),
      queryFn: async ({ signal }) =>
        unwrap(
          await fetchJson({
            url: "/api/configuration/blockers",
            signal,
            schema: async () => (await import("../blockers")).BlockersAnswer,
            what: "Blockers",
          }),
        ),
    }),
};
