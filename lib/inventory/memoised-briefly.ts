/** How long an answer of the database stands for the next ones: many browsers ask the same thing at once. */
const heldMs = 250;

/** A read that is not repeated while it runs, nor for a quarter of a second after; `forget` makes the next one fresh. */
export interface BriefMemo<Value> {
  readonly read: () => Promise<Value>;
  readonly forget: () => void;
}

/** Wraps a read in a memory of a quarter of a second. A rejection is passed on and not remembered. */
export function memoisedBriefly<Value>(read: () => Promise<Value>): BriefMemo<Value> {
  let running: Promise<Value> | undefined;
  let heldUntil = Infinity;
  function forget(): void {
    running = undefined;
  }
  return {
    read: () => {
      if (running !== undefined && performance.now() < heldUntil) return running;
      const current = read();
      running = current;
      heldUntil = Infinity;
      current.then(
        () => {
          if (running === current) heldUntil = performance.now() + heldMs;
        },
        () => {
          if (running === current) running = undefined;
        },
      );
      return current;
    },
    forget,
  };
}
