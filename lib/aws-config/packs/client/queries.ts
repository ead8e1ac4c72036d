import { queryOptions, skipToken } from "@tanstack/react-query";
import { callAction } from "@/lib/query/call-action";
import { fetchColumns, urlAfter } from "@/lib/query/fetch-columns";
import { keys } from "@/lib/query/keys";
import { getOrganizationConformancePackDetailedStatus } from "../server/actions";
import { describeOrganizationConformancePack, readPackTemplate } from "../change/server/actions";
import type { TemplateHash } from "../change/pack-change";
import type { MemberPackFilters, PackName } from "../model";
import { decodePackSnapshot } from "../table/pack-codec";
import type { PackSnapshot } from "../table/pack-snapshot";

/** Where the columns of the packs are served: fetched by the browser, preloaded by the page. */
export const PACK_SNAPSHOT_URL = "/api/packs/snapshot";

/** What one page of `GetOrganizationConformancePackDetailedStatus` is asked with. */
export interface DetailedStatusQuestion {
  readonly packName: PackName;
  readonly filters?: MemberPackFilters;
  /** 0 to 100; 0 and none leave it to AWS. */
  readonly limit?: number;
  /** From the page before, asked with the same name and filters. */
  readonly nextToken?: string;
}

export const packQueries = {
  /** The newest snapshot of the packs; `null` while there is none. The browser revalidates by ETag. */
  snapshot: () =>
    queryOptions({
      queryKey: keys.packs.snapshot(),
      queryFn: ({ signal, client, queryKey }) => {
        const shown = client.getQueryData<PackSnapshot | null>(queryKey);
        const url = urlAfter(PACK_SNAPSHOT_URL, shown?.meta.version);
        return fetchColumns({ url, signal, decode: decodePackSnapshot, what: "The conformance packs" });
      },
      // The progress stream says when there is something newer.
      staleTime: Infinity,
      gcTime: Infinity,
      structuralSharing: false,
    }),
  /** The packs as Canopy knew them at an instant in epoch milliseconds; rejects as `not-found` where none is kept. */
  snapshotAt: (at: number) =>
    queryOptions({
      queryKey: keys.packs.snapshotAt(at),
      queryFn: ({ signal }) =>
        fetchColumns({
          url: `${PACK_SNAPSHOT_URL}/as-of?at=${at}`,
          signal,
          decode: decodePackSnapshot,
          what: "The conformance packs as they were then",
        }),
      staleTime: Infinity,
      structuralSharing: false,
    }),
  /**
   * One page of `GetOrganizationConformancePackDetailedStatus` as AWS answers it now, with the instant of the answer.
   * Asked only when a person wants it: each asking is a call of Config, whose rate is small.
   */
  detailedStatus: (question: DetailedStatusQuestion) =>
    queryOptions({
      queryKey: keys.packs.detailedStatus(question),
      queryFn: () => callAction(() => getOrganizationConformancePackDetailedStatus(question)),
      staleTime: Infinity,
      refetchOnWindowFocus: false,
    }),
  /** A pack as AWS describes it now, with its template where Canopy deployed it last. */
  detail: (name: PackName) =>
    queryOptions({
      queryKey: keys.packs.detail(name),
      queryFn: () => callAction(() => describeOrganizationConformancePack({ name })),
    }),
  /** A template that Canopy keeps; it never changes. Nothing is asked for without a hash. */
  template: (sha256: TemplateHash | undefined) =>
    queryOptions({
      queryKey: keys.packs.template(sha256 ?? ""),
      queryFn: sha256 === undefined ? skipToken : () => callAction(() => readPackTemplate({ sha256 })),
      staleTime: Infinity,
    }),
};
