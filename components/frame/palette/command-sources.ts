"use client";

import { useEffect } from "react";
import { createExternalStore } from "@/components/ui/stores/external-store";
import type { CommandSource } from "./command-source";

/** What the palette searches right now, in the order in which it shows it. */
export const commandSources = createExternalStore<readonly CommandSource[]>([]);

/** Lets the palette search a source, until the function it answers is called. */
export function registerCommandSource(source: CommandSource): () => void {
  commandSources.update((current) => [...current, source]);
  return () => commandSources.update((current) => current.filter((other) => other !== source));
}

/** Lets the palette search a source while the component is on the page. */
export function useCommandSource(source: CommandSource): void {
  useEffect(() => registerCommandSource(source), [source]);
}
