import type { KeyboardEvent } from "react";

/** The key of a grid with letters for the arrows: `j` goes down and `k` up, as in many lists that are walked by keyboard. */
export function walkingKey({
  key,
  ctrlKey,
  metaKey,
}: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey">): string {
  if (ctrlKey || metaKey) return key;
  return key === "j" ? "ArrowDown" : key === "k" ? "ArrowUp" : key;
}
