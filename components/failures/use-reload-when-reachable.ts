import { useEffect } from "react";
import { ONCE_WITHIN_MS, RELOADED_AT } from "./reloaded-lately";

const ASK_EVERY_MS = 2_000;

// Chunks of Next, and what Chromium, Firefox and Safari say of a request that got no answer.
const unreachable =
  /^(network error|failed to fetch|failed to load chunk|networkerror|load failed|loading chunk)/i;

/** Whether an error of the browser says that a file or an answer of Canopy's own server did not arrive. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof Error && (error.name === "ChunkLoadError" || unreachable.test(error.message));
}

/**
 * Loads the page anew as soon as Canopy's server answers, where a part of the page did not arrive: a server that is
 * restarted while scripts are on their way. Asks until the page is left; at most one load a minute: one that fails again right
 * after is left as it is, with its button. Before React listens, `FailedScripts` does the same.
 */
export function useReloadWhenReachable(error: unknown): void {
  const waits = isUnreachable(error);
  useEffect(() => {
    if (!waits || wasReloadedLately()) return undefined;
    const timer = setInterval(() => void reloadIfReachable(), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [waits]);
}

async function reloadIfReachable(): Promise<void> {
  try {
    const { ok } = await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(ASK_EVERY_MS) });
    if (!ok) return;
  } catch {
    return;
  }
  rememberReload();
  location.reload();
}

function wasReloadedLately(): boolean {
  try {
    return Date.now() - Number(sessionStorage.getItem(RELOADED_AT) ?? 0) < ONCE_WITHIN_MS;
  } catch {
    return true;
  }
}

function rememberReload(): void {
  try {
    sessionStorage.setItem(RELOADED_AT, String(Date.now()));
  } catch {
    // Without storage there is no second load either: see above.
  }
}
