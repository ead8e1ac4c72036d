import type { z } from "zod";
import { createExternalStore, type ExternalStore } from "./external-store";

/**
 * What somebody is typing, kept in the session storage of the tab so that neither a failure nor a reload loses it.
 * Storage that is switched off, or holds something else, leaves a form that works and does not outlive a reload.
 */
export function createStoredDraft<Schema extends z.ZodType>(
  key: string,
  schema: Schema,
  initial: z.output<Schema>,
): ExternalStore<z.output<Schema>> {
  const memory = createExternalStore(initial);
  let restored = false;

  function restore(): void {
    if (restored) return;
    restored = true;
    memory.update(() => read());
  }
  function read(): z.output<Schema> {
    try {
      const parsed = schema.safeParse(JSON.parse(sessionStorage.getItem(key) ?? "null"));
      return parsed.success ? parsed.data : initial;
    } catch {
      return initial;
    }
  }

  return {
    get() {
      restore();
      return memory.get();
    },
    update(next) {
      restore();
      memory.update(next);
      try {
        sessionStorage.setItem(key, JSON.stringify(memory.get()));
      } catch {
        // See above.
      }
    },
    subscribe: memory.subscribe,
  };
}
