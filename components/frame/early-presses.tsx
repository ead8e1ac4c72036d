/** The event by which `PageAlive` says that React listens. */
export const ALIVE = "canopy-alive";
/** How long a press waits for its page; what was pressed longer ago is no longer what the person is looking at. */
const LIMIT_MS = 15_000;

/**
 * Runs in the page before any file of Canopy has come. Until React listens, a press would reach nothing: it is kept, and
 * sent again, the same event at the same place, once the page is alive. Of several presses the last one counts: it
 * was pressed again because nothing happened. What was typed or checked stays as it is, and React is told: it would go on
 * with what the server rendered. None of it reaches a React that is about to listen: it would hear everything twice. Links and
 * forms with an address of their own work without React: theirs go their way.
 */
const keepEarlyPresses = `(() => {
  const types = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];
  const early = [];
  const fields = new Set();
  const isCheck = ({ type }) => type === "checkbox" || type === "radio";
  const isSent = (control) => control?.form?.hasAttribute("action") === true;
  const works = (element) =>
    element.closest("a[href],input,textarea,select,label,summary") !== null || isSent(element.closest("button"));
  const keep = (event) => {
    const { isTrusted, target } = event;
    if (!isTrusted || !(target instanceof Element)) return;
    if (isCheck(target) && !isSent(target)) event.stopImmediatePropagation();
    if (works(target)) return;
    event.stopImmediatePropagation();
    // A button would send its form to the server; prevented before the click, no click would come.
    if (event.type === "click") event.preventDefault();
    // A press begins with the pointer, or is a click by the keyboard alone.
    if (event.type === "pointerdown" || (event.type === "click" && event.detail === 0)) early.length = 0;
    early.push({ element: target, event, at: performance.now() });
  };
  const note = (event) => {
    if (!event.isTrusted || isSent(event.target)) return;
    event.stopImmediatePropagation();
    fields.add(event.target);
  };
  // React compares a field with what it saw of it last, and it saw what was typed before it listened: so the field becomes
  // what the server rendered, and then, past React, what it is.
  const tell = (field) => {
    const { value, checked, defaultValue, selectionStart } = field;
    if (!field.isConnected) return;
    if (isCheck(field)) {
      // A radio button is unchecked by the one that is checked in its place.
      if (checked === field.defaultChecked || (field.type === "radio" && !checked)) return;
      field.checked = !checked;
      field.click();
      return;
    }
    if (defaultValue !== undefined) {
      field.value = defaultValue;
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set.call(field, value);
      if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionStart);
    }
    field.dispatchEvent(new Event(defaultValue === undefined ? "change" : "input", { bubbles: true }));
  };
  for (const type of types) addEventListener(type, keep, true);
  for (const type of ["input", "change"]) addEventListener(type, note, true);
  addEventListener("${ALIVE}", () => {
    for (const type of types) removeEventListener(type, keep, true);
    for (const type of ["input", "change"]) removeEventListener(type, note, true);
    for (const field of fields) tell(field);
    const now = performance.now();
    for (const { element, event, at } of early)
      if (element.isConnected && now - at < ${LIMIT_MS}) element.dispatchEvent(new event.constructor(event.type, event));
  }, { once: true });
})()`;

/** Carries out what was pressed between the first paint of a page and its coming alive. Stands before what can be pressed. */
export function EarlyPresses({ nonce }: { nonce: string | undefined }) {
  // Browsers hide the nonce from scripts, so React would find another one than it rendered.
  return (
    <script
      nonce={nonce}
      data-early
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: keepEarlyPresses }}
    />
  );
}
