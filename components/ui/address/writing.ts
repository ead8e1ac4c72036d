/** By then a browser lets the address be written, however often it was written before. */
const LONGEST_MS = 2_000;

const underWay = new Set<Promise<unknown>>();

/** Notes that the address is being written, until `write` has settled; one that never does is given up. */
export function noteWriting(write: Promise<unknown>): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise((resolve) => {
    timer = setTimeout(resolve, LONGEST_MS);
  });
  const over = Promise.race([Promise.allSettled([write]), tooLong]);
  underWay.add(over);
  void over.then(() => {
    clearTimeout(timer);
    underWay.delete(over);
  });
}

/** Whether the view has changed and its address does not say so yet. */
export function isWriting(): boolean {
  return underWay.size > 0;
}

/**
 * Goes to another page when the address of this one is written, at once where it is. An address that is written after
 * the navigation has begun would end it: Next discards a navigation under way for each entry of the history. And Back
 * would lead to the view of before.
 */
export function whenWritten(go: () => void): void {
  if (!isWriting()) return go();
  void Promise.all(underWay).then(() => whenWritten(go));
}
