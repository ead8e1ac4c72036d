/** A value outside React that components can follow with `useSyncExternalStore`. */
export interface ExternalStore<Value> {
  readonly get: () => Value;
  /** Derives the next value from the one at hand; subscribers hear of it once. */
  readonly update: (next: (current: Value) => Value) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createExternalStore<Value>(initial: Value): ExternalStore<Value> {
  const listeners = new Set<() => void>();
  let value = initial;
  return {
    get: () => value,
    update(next) {
      value = next(value);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
