import type { z } from "zod";
import { createExternalStore } from "./external-store";

/** A value of this tab that outlives a reload; undefined while nobody has entered anything. */
export interface SessionStore<Value> {
  readonly get: () => Value | undefined;
  /** `undefined` forgets it. */
  readonly set: (value: Value | undefined) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * A store in the tab's session storage under a key. What cannot be read there, because storage is switched off or an
 * older Canopy wrote it, counts as nothing: a form works without, it just does not outlive a reload then.
 */
export function createSessionStore<Schema extends z.ZodType>(
  key: string,
  schema: Schema,
): SessionStore<z.output<Schema>> {
  const memory = createExternalStore<z.output<Schema> | undefined>(undefined);
  let isRestored = false;
  return {
    get() {
      if (!isRestored) {
        isRestored = true;
        memory.update(() => read(key, schema));
      }
      return memory.get();
    },
    set(value) {
      isRestored = true;
      memory.update(() => value);
      write(key, value);
    },
    subscribe: memory.subscribe,
  };
}

function read<Schema extends z.ZodType>(key: string, schema: Schema): z.output<Schema> | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(sessionStorage.getItem(key) ?? "null"));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // As above.
  }
}
