/** The event by which `PageAlive` says that React listens. */
export const ALIVE = "canopy-alive";
/** How long a press waits for its page; what was pressed longer ago is no longer what the person is looking at. */
const LIMIT_MS = 15_000;

/**
 * Runs in the page before any file of Canopy has come. Until React listens, a press would reach nothing: it is kept, and
 * sent again, the same event at the same place, once the page is alive. Of several presses the last one counts: who presses
 * again because nothing happened wants it once. Links, fields and forms with an address of their
 * own work without React: theirs go their way.
 */
const keepEarlyPresses = `(() => {
  const types = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];
  const early = [];
  const works = (element) =>
    element.closest("a[href],input,textarea,select,label,summary") !== null ||
    element.closest("button")?.form?.hasAttribute("action") === true;
  const keep = (event) => {
    if (!event.isTrusted || !(event.target instanceof Element) || works(event.target)) return;
    // A button would send its form to the server; prevented before the click, no click would come.
    if (event.type === "click") event.preventDefault();
    // A press begins with the pointer, or is a click by the keyboard alone.
    if (event.type === "pointerdown" || (event.type === "click" && event.detail === 0)) early.length = 0;
    early.push({ element: event.target, event, at: performance.now() });
  };
  for (const type of types) addEventListener(type, keep, true);
  addEventListener("${ALIVE}", () => {
    for (const type of types) removeEventListener(type, keep, true);
    const now = performance.now();
    for (const { element, event, at } of early)
      if (element.isConnected && now - at < ${LIMIT_MS}) element.dispatchEvent(new event.constructor(event.type, event));
  }, { once: true });
})()`;

/** Carries out what was pressed between the first paint of a page and its coming alive. Stands before what can be pressed. */
export function EarlyPresses({ nonce }: { nonce: string | undefined }) {
  // Browsers hide the nonce from scripts, so React would find another one than it rendered.
  return (
    <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: keepEarlyPresses }} />
  );
}
