import type { z } from "zod";
import { keyHere } from "@/lib/core/http/connection-path";
import { createExternalStore } from "./external-store";

/** A value of this tab that outlives a reload; undefined while the user has entered nothing. */
export interface SessionStore<Value> {
  readonly get: () => Value | undefined;
  /** `undefined` forgets it. */
  readonly set: (value: Value | undefined) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * A store in the tab's session storage under a key. What cannot be read there, because storage is switched off or an
 * older Canopy wrote it, counts as nothing: a form works without, it just does not outlive a reload then.
 * With `keepWithinMs` a value that changes many times a second is written that late, or when the page goes or is hidden.
 */
export function createSessionStore<Schema extends z.ZodType>(
  key: string,
  schema: Schema,
  { keepWithinMs = 0 }: { readonly keepWithinMs?: number } = {},
): SessionStore<z.output<Schema>> {
  const memory = createExternalStore<z.output<Schema> | undefined>(undefined);
  let isRestored = false;
  const keep = () => write(key, memory.get());
  const keepSoon = keepWithinMs === 0 ? keep : delayed(keep, keepWithinMs);
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
      keepSoon();
    },
    subscribe: memory.subscribe,
  };
}

function delayed(act: () => void, delayMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function now() {
    clearTimeout(timer);
    timer = undefined;
    window.removeEventListener("pagehide", now);
    document.removeEventListener("visibilitychange", whenHidden);
    act();
  }
  // A tab in the background may be ended without a further event.
  function whenHidden() {
    if (document.visibilityState === "hidden") now();
  }
  return () => {
    if (timer !== undefined) return;
    timer = setTimeout(now, delayMs);
    window.addEventListener("pagehide", now, { once: true });
    document.addEventListener("visibilitychange", whenHidden);
  };
}

function read<Schema extends z.ZodType>(key: string, schema: Schema): z.output<Schema> | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(sessionStorage.getItem(keyHere(key)) ?? "null"));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(keyHere(key));
    else sessionStorage.setItem(keyHere(key), JSON.stringify(value));
  } catch {
    // As above.
  }
}
