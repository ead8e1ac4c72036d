import { answerInTime } from "@/lib/store/database/answer-in-time";

/** How long an answer of the database stands for the next ones: many browsers ask the same thing at once. */
const usuallyFreshMs = 250;

/** A read that is not repeated while it runs, nor for a quarter of a second after; `forget` makes the next one fresh. */
export interface TimedCache<Value> {
  readonly read: () => Promise<Value>;
  readonly forget: () => void;
}

/**
 * Wraps a read of the database in a memory of a quarter of a second. A rejection is passed on and not remembered; those
 * who wait for an answer that is late get a FailureError `unavailable`, and the answer stands for the next ones.
 */
export function timedCache<Value>(read: () => Promise<Value>, freshMs = usuallyFreshMs): TimedCache<Value> {
  let running: { readonly answer: Promise<Value>; readonly askedAt: number } | undefined;
  let freshUntil = Infinity;
  function forget(): void {
    running = undefined;
  }
  return {
    read: () => {
      if (running !== undefined && performance.now() < freshUntil)
        return answerInTime(running.answer, running.askedAt);
      const current = { answer: read(), askedAt: performance.now() };
      running = current;
      freshUntil = Infinity;
      current.answer.then(
        () => {
          if (running === current) freshUntil = performance.now() + freshMs;
        },
        () => {
          if (running === current) running = undefined;
        },
      );
      return answerInTime(current.answer, current.askedAt);
    },
    forget,
  };
}
