import type { z } from "zod";
import type { ExternalStore } from "./external-store";
import { createSessionStore } from "./session-store";

/** What the user is typing, kept so that neither a failure nor a reload loses it; `initial` until there is any. */
export function createStoredDraft<Schema extends z.ZodType>(
  key: string,
  schema: Schema,
  initial: z.output<Schema>,
  options: Parameters<typeof createSessionStore>[2] = {},
): ExternalStore<z.output<Schema>> {
  const store = createSessionStore(key, schema, options);
  const get = () => store.get() ?? initial;
  return { get, update: (next) => store.set(next(get())), subscribe: store.subscribe };
}
