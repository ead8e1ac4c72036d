"use client";

import { useSyncExternalStore } from "react";

const names: ReadonlyMap<string, string> = new Map([
  ["arrowup", "↑"],
  ["arrowdown", "↓"],
  ["arrowleft", "←"],
  ["arrowright", "→"],
  ["escape", "Esc"],
  ["enter", "↵"],
  ["space", "Space"],
  ["shift", "⇧"],
]);

/** The keys of a shortcut as they are printed on this keyboard: `mod+k` is `⌘K` on a Mac and `Ctrl K` elsewhere. */
export function useKeyLabels(keys: string): readonly string[] {
  // The server cannot know; most keyboards say Ctrl.
  const isMac = useSyncExternalStore(never, detectMac, () => false);
  return keys.split(" ").map((chord) =>
    chord
      .split("+")
      .map((key) => keyName(key, isMac))
      .join(isMac ? "" : " "),
  );
}

function keyName(key: string, isMac: boolean): string {
  if (key === "mod") return isMac ? "⌘" : "Ctrl";
  return names.get(key.toLowerCase()) ?? (key.length === 1 ? key.toUpperCase() : key);
}

function detectMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

/** Keyboards do not change while a page is open. */
function never(): () => void {
  return () => undefined;
}
