import { askRoute, notUnderstood } from "@/lib/query/ask-route";
import { silence, SilenceError } from "@/lib/query/call-action";
import { Observation } from "../observation";

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
