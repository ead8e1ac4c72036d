import { ONCE_WITHIN_MS, RELOADED_AT } from "@/components/failures/reloaded-lately";
import { ALIVE } from "./early-presses";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Runs in the page before any file of Canopy has come. A file that the page names and that does not arrive is not asked for again:
 * webpack waits two minutes for it, and without one of the first files nothing waits at all. The page would look finished and do
 * nothing. So the file is asked for until it can be had, or is none of this build anymore, and the page is loaded anew; at
 * most once a minute. What webpack asks for itself has a requester that hears of the failure.
 */
const reloadOnceScriptsCome = `(() => {
  let isAlive = false;
  let notice;
  const mayReload = () => {
    try {
      if (Date.now() - Number(sessionStorage.getItem("${RELOADED_AT}") ?? 0) < ${ONCE_WITHIN_MS}) return false;
      sessionStorage.setItem("${RELOADED_AT}", String(Date.now()));
      return true;
    } catch {
      return false;
    }
  };
  const say = () => {
    notice ??= document.documentElement.appendChild(Object.assign(document.createElement("p"), {
      role: "alert",
      className: "fixed inset-x-0 bottom-0 z-50 bg-failed-soft px-4 py-2 text-13 text-ink shadow-float",
      textContent: "Canopy's own server did not answer. The page is loaded again as soon as it does.",
    }));
  };
  const ask = async (url, pause) => {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const { status } = await fetch(url, { cache: "reload", signal: AbortSignal.timeout(${LONGEST_PAUSE_MS}) }).catch(() => ({}));
    if (isAlive) return;
    const hasAnswered = status < 300 || status === 404;
    if (hasAnswered && mayReload()) return location.reload();
    say();
    await ask(url, Math.min(2 * pause, ${LONGEST_PAUSE_MS}));
  };
  const failed = (url) => {
    removeEventListener("error", heard, true);
    void ask(url, ${FIRST_PAUSE_MS});
  };
  const heard = ({ target }) => {
    if (target instanceof HTMLScriptElement && target.src !== "" && !("webpack" in target.dataset)) failed(target.src);
  };
  addEventListener("error", heard, true);
  // This script waits for the style sheet, and what stands before it does not.
  const before = performance
    .getEntriesByType("resource")
    .find(({ initiatorType, responseStatus: status }) => initiatorType === "script" && (status === 0 || status >= 400));
  if (before !== undefined) failed(before.name);
  addEventListener("${ALIVE}", () => {
    isAlive = true;
    notice?.remove();
    removeEventListener("error", heard, true);
  }, { once: true });
})()`;

/** Loads a page anew whose own files did not all arrive, once they can be had. Stands before what the page asks for. */
export function FailedScripts({ nonce }: { nonce: string | undefined }) {
  return (
    <script
      nonce={nonce}
      data-early
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: reloadOnceScriptsCome }}
    />
  );
}
