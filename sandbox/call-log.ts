import type { ServiceName } from "./contract";
import type { UserIdentity } from "./gateway/user-identity";

/** One request as the sandbox saw it. */
export interface Call {
  readonly service: ServiceName;
  /** The model's name, or what was asked for where nothing has that name. */
  readonly operation: string;
  readonly accountId: string | undefined;
  readonly region: string | undefined;
  /** Who called, as CloudTrail records it; undefined where the credentials were refused. */
  readonly userIdentity: UserIdentity | undefined;
  /** Undefined where the connection was dropped. */
  readonly status: number | undefined;
  readonly error: string | undefined;
  readonly requestId: string;
  /** The body, its first five hundred characters: which target a call was for, without all that it was sent. */
  readonly request: string;
  /** ISO 8601, real time. */
  readonly startedAt: string;
  readonly durationMs: number;
}

interface OperationCount {
  calls: number;
  errors: number;
}

const capacity = 20_000;

/** The calls received, the last 20,000 of them in full and all of them counted. */
export class CallLog {
  private calls: Call[] = [];
  private oldest = 0;
  private counts = new Map<string, OperationCount>();
  private invalid = 0;

  add(call: Call): void {
    if (this.calls.length < capacity) this.calls.push(call);
    else {
      this.calls[this.oldest] = call;
      this.oldest = (this.oldest + 1) % capacity;
    }
    const name = `${call.service}:${call.operation}`;
    const count = this.counts.get(name) ?? { calls: 0, errors: 0 };
    count.calls += 1;
    if (call.error !== undefined) count.errors += 1;
    this.counts.set(name, count);
  }

  /** Counts an answer that broke the service model: a defect of the sandbox, which tests want to be zero. */
  addInvalidResponse(): void {
    this.invalid += 1;
  }

  clear(): void {
    this.calls = [];
    this.oldest = 0;
    this.counts = new Map();
    this.invalid = 0;
  }

  /** Oldest first, of one operation where it is named. */
  report(operation?: string) {
    const inOrder = [...this.calls.slice(this.oldest), ...this.calls.slice(0, this.oldest)];
    return {
      invalidResponses: this.invalid,
      byOperation: Object.fromEntries(this.counts),
      calls: operation === undefined ? inOrder : inOrder.filter((call) => call.operation === operation),
    };
  }
}
