/** What a person needs to know about a failure beside its message. */
export interface Guidance {
  /** What happened, as a headline. */
  readonly title: string;
  /** What it means for what is, or is not, on the screen. */
  readonly meaning: string;
  /** What to do, in the order in which to try it. */
  readonly steps: readonly string[];
  /** The words on the button that repeats the call; absent where repeating it changes nothing. */
  readonly again?: string;
}
