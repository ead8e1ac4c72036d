const underWay = new Set<Promise<unknown>>();

/** Notes that the address is being written, until `write` has settled. */
export function noteWriting(write: Promise<unknown>): void {
  underWay.add(write);
  const forget = () => underWay.delete(write);
  write.then(forget, forget);
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
  void Promise.allSettled(underWay).then(() => whenWritten(go));
}
