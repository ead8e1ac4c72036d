/** On this channel the tabs of a browser hear that its person has signed in again. */
export const signedInChannel = "canopy-signed-in";

/** Whether this browser's session with Canopy is over, as far as the tab has heard. */
let isOver = false;
const listeners = new Set<() => void>();

/** Says that the server has answered as to someone who is signed out; every part of the page hears of it once. */
export function noteSessionOver(): void {
  set(true);
}

/** Says that the person is back: what waited may go on. */
export function noteSessionResumed(): void {
  set(false);
}

/** Whether the session is over. */
export function isSessionOver(): boolean {
  return isOver;
}

/** Calls the listener whenever the session ends or is resumed, until the answered function is called. */
export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function set(value: boolean): void {
  if (typeof window === "undefined" || isOver === value) return;
  isOver = value;
  for (const listener of listeners) listener();
}
