import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { Failure, FailureError } from "@/lib/core/failure";
import { keys } from "@/lib/query/keys";
import type { Snapshot } from "./snapshot";
import { decodeSnapshot } from "./snapshot-codec";

/** Where the columns are served: fetched by the browser, preloaded by the page. */
export const SNAPSHOT_URL = "/api/inventory/snapshot";

const FailureBody = z.object({ failure: Failure });

export const inventoryQueries = {
  /** The newest snapshot; `null` while there is none. The browser revalidates by ETag, so asking again costs little. */
  snapshot: () =>
    queryOptions({
      queryKey: keys.organization.tree(),
      queryFn: ({ signal, client, queryKey }) => {
        const shown = client.getQueryData<Snapshot | null>(queryKey);
        return fetchSnapshot(urlAfter(shown?.meta.version), signal);
      },
      // The progress stream says when there is something newer.
      staleTime: Infinity,
      gcTime: Infinity,
      structuralSharing: false,
    }),
};

/** A preload that nobody has taken yet would be given to the next request for the same address, however old it is. */
function urlAfter(shown: string | undefined): string {
  return shown === undefined ? SNAPSHOT_URL : `${SNAPSHOT_URL}?after=${encodeURIComponent(shown)}`;
}

async function fetchSnapshot(url: string, signal: AbortSignal): Promise<Snapshot | null> {
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new FailureError({
      code: "unavailable",
      message: "Canopy's own server did not answer. It may be restarting.",
    });
  });
  if (response.status === 204) return null;
  if (!response.ok) throw new FailureError(await failureIn(response));
  return decoded(await unpacked(response));
}

/** The columns travel as a gzip file; see `served-snapshot.ts` for why that is not a `Content-Encoding`. */
function unpacked(response: Response): Promise<ArrayBuffer> {
  const packed = response.body?.pipeThrough(new DecompressionStream("gzip"));
  return new Response(packed).arrayBuffer();
}

/** A page from before an update of Canopy cannot read what the server sends after it. */
function decoded(bytes: ArrayBuffer): Snapshot {
  try {
    return decodeSnapshot(new Uint8Array(bytes));
  } catch (error) {
    const cause = error instanceof Error ? error.name : "unknown";
    throw new FailureError({
      code: "unexpected",
      message: "The organization arrived in a form that this page does not understand. Reload the page.",
      reference: `none: it happened in this browser (${cause})`,
    });
  }
}

async function failureIn(response: Response): Promise<Failure> {
  const body = FailureBody.safeParse(await response.json().catch(() => undefined));
  if (body.success) return body.data.failure;
  return {
    code: "unavailable",
    message: `Canopy's own server answered ${response.status} instead of the organization.`,
  };
}
