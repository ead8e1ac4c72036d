export interface Rate {
  /** Tokens that flow in each second. */
  readonly perSecond: number;
  /** What the bucket holds at most, and at first. */
  readonly burst: number;
}

// Refilling adds fractions, and a call that arrives exactly in time must not fail over the last bit of one.
const tolerance = 1e-9;

/** AWS's token bucket: a call takes one token, an empty bucket refuses. Times are milliseconds of any steady clock. */
export class TokenBucket {
  private tokens: number;

  constructor(
    private readonly rate: Rate,
    private filledAt: number,
  ) {
    this.tokens = rate.burst;
  }

  tryTake(now: number): boolean {
    const gained = ((now - this.filledAt) / 1000) * this.rate.perSecond;
    this.tokens = Math.min(this.rate.burst, this.tokens + gained);
    this.filledAt = now;
    if (this.tokens < 1 - tolerance) return false;
    this.tokens -= 1;
    return true;
  }
}
