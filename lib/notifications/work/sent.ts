/** What a receiver answered to a message. */
export interface Sent {
  /** The HTTP status of the answer. */
  readonly status?: number;
  /** A sentence that is safe to show; absent where the receiver took the message. */
  readonly problem?: string;
  /** What the receiver asks to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The receiver will take no message, so this one is not sent again and the destination is turned off. */
  readonly isGone?: boolean;
  /** The receiver won't take this message, however often it is sent. */
  readonly isRefused?: boolean;
}
