"use client";

import { Kbd } from "@/components/ui/keys/kbd";
import { useKeyLabels } from "@/components/ui/keys/use-key-labels";

/** The keys of one shortcut as this keyboard prints them. */
export function ShortcutKeys({ keys }: { keys: string }) {
  return useKeyLabels(keys).map((label) => <Kbd key={label}>{label}</Kbd>);
}
