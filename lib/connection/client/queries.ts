import { queryOptions } from "@tanstack/react-query";
import { askRoute, notUnderstood } from "@/lib/query/ask-route";
import { silence, SilenceError } from "@/lib/query/call-action";
import { fetchJson } from "@/lib/query/fetch-json";
import { keys } from "@/lib/query/keys";
import { Observation } from "../observation";
import { Connection } from "../connection";

const MINUTE_MS = 60_000;

export const connectionQueries = {
  /** As which caller Canopy looks, asked again every few minutes while the page is used. */
  connection: () =>
    queryOptions({
      queryKey: keys.connection.connection(),
      queryFn: ({ signal }) =>
        fetchJson({ url: "/api/connection/caller", signal, schema: Connection, what: "The caller" }),
      staleTime: 5 * MINUTE_MS,
      // A user who fixes the connection sees the result without reloading the page.
      refetchInterval: ({ state }) => (state.data?.failure === undefined ? false : MINUTE_MS / 4),
    }),
};

/**
 * Checks the connection and hands over each observation when it is known. Rejects with FailureError where Canopy's own
 * server does not answer or breaks off, and with the signal's reason.
 */
export async function readObservations(
  signal: AbortSignal,
  onObservation: (observation: Observation) => void,
): Promise<void> {
  const what = "What the checks found";
  const { body } = await askRoute({ url: "/api/connection/checks", signal, what });
  if (body === null) throw notUnderstood(what, "no body");
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read().catch(silent);
    if (done) return;
    const lines = `${rest}${value}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onObservation(Observation.parse(JSON.parse(line)));
  }

  function silent(error: unknown): never {
    signal.throwIfAborted();
    if (!(error instanceof TypeError)) throw error;
    throw new SilenceError(silence);
  }
}
