import { createExternalStore } from "../stores/external-store";

/** One key of the page, as the keyboard help lists it. */
export interface Shortcut {
  /** `mod+k`, `/`, `?`, `ArrowRight`; several that do the same are separated by spaces: `ArrowUp ArrowDown`. */
  readonly keys: string;
  /** What it does, as a short sentence without a full stop. */
  readonly does: string;
  /** The heading it stands under: `Everywhere`, `This page`, `Organization tree`. */
  readonly group: string;
}

/** What can be pressed right now: components enter their keys while they are on the page. */
export const shortcuts = createExternalStore<readonly Shortcut[]>([]);

/** Enters a key and answers the function that takes it out again. */
export function registerShortcut(shortcut: Shortcut): () => void {
  shortcuts.update((current) => [...current, shortcut]);
  return () => shortcuts.update((current) => current.filter((other) => other !== shortcut));
}

/** Whether the event is this key, pressed where it may mean a command: a letter typed into a field is a letter. */
export function isPressed(keys: string, event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  return keys.split(" ").some((chord) => matches(chord, event));
}

function matches(chord: string, event: KeyboardEvent): boolean {
  const withModifier = chord.startsWith("mod+");
  const key = withModifier ? chord.slice("mod+".length) : chord;
  if (event.key.toLowerCase() !== key.toLowerCase()) return false;
  if ((event.metaKey || event.ctrlKey) !== withModifier || event.altKey) return false;
  return withModifier || !isOccupied(event.target);
}

const occupied =
  "input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

function isOccupied(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(occupied) !== null;
}
