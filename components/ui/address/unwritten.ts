import { isWriting } from "./writing";

const KEY = "canopy-unwritten-view";

/** By then a reload that began before the address was written has come to its end, or the page would be gone. */
const RECENT_MS = 2_000;

/** The search that the address will have when it has been written, or has had for a moment. */
let pending: { readonly address: string; readonly search: string; readonly notedAt: number } | undefined;
let isListening = false;

/** The search of the view: what is being written, or what the address says. */
export function searchOfView(): string {
  return pending !== undefined && pending.address === address() && isWriting()
    ? pending.search
    : location.search;
}

/**
 * Notes the search of a view whose address is written after a pause. A page that goes before, because the server died or
 * the tab was closed, keeps it for its next load.
 */
export function noteUnwritten(search: string): void {
  pending = { address: address(), search, notedAt: performance.now() };
  if (isListening) return;
  isListening = true;
  window.addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep();
    else forget();
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) forget();
  });
}

/**
 * The search that this page had when it went before its address was written; undefined where the address said it all. It
 * is forgotten with the answer.
 */
export function takeUnwritten(): string | undefined {
  try {
    // Neither of the two has a line break in it.
    const [keptAddress, search] = sessionStorage.getItem(KEY)?.split("\n") ?? [];
    sessionStorage.removeItem(KEY);
    return keptAddress === address() && search !== location.search ? search : undefined;
  } catch {
    return undefined;
  }
}

function keep(): void {
  if (pending === undefined) return;
  const { notedAt, address: noted, search } = pending;
  // The view was left for another page: a link back to its address means what it says.
  if (new URL(noted, location.origin).pathname !== location.pathname) return;
  // Also where the address has been written meanwhile: a reload that had begun goes to the one from before.
  if (!isWriting() && performance.now() - notedAt > RECENT_MS) return;
  try {
    sessionStorage.setItem(KEY, `${noted}\n${search}`);
  } catch {
    // Without storage the view comes back as its address has it.
  }
}

/** The page goes on after all, and writes its address itself. */
function forget(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}

function address(): string {
  return location.pathname + location.search;
}
