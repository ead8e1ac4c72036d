import type { Clock } from "./contract";

/** The sandbox's time: what settles, settles on it. Credentials and the `Date` header live in real time instead. */
export class SandboxClock implements Clock {
  private startedAt = Date.now();
  private advancedMs = 0;

  /** A manual clock stands still until it is stepped. */
  constructor(private readonly mode: "manual" | "real") {}

  now(): number {
    return (this.mode === "manual" ? this.startedAt : Date.now()) + this.advancedMs;
  }

  advance(milliseconds: number): void {
    this.advancedMs += milliseconds;
  }

  /** Begins anew, as of this moment. */
  reset(): void {
    this.startedAt = Date.now();
    this.advancedMs = 0;
  }
}
