/** A bell that a loop waits for. Rung while the loop does something else, it counts for the next wait. */
export class Bell {
  #isRung = false;
  #end: () => void = () => undefined;

  ring(): void {
    this.#isRung = true;
    this.#end();
  }

  /** Waits until it rings, the time in milliseconds is over or the signal is aborted. Returns whether it rang. Never rejects. */
  async rung(withinMs: number, signal: AbortSignal): Promise<boolean> {
    if (!this.#isRung && !signal.aborted)
      await new Promise<void>((resolve) => {
        const end = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", end);
          resolve();
        };
        const timer = setTimeout(end, withinMs);
        signal.addEventListener("abort", end, { once: true });
        this.#end = end;
      });
    const isRung = this.#isRung;
    this.#isRung = false;
    return isRung;
  }
}
