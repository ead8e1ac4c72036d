/**
 * The seam between the sandbox's halves: the protocol side turns HTTP into `Operation` calls, the service side answers
 * them on a `World`. Shapes are AWS's own (members named as in the service models), never the product's.
 */

/** JSON-like values as the models describe them; timestamps are `Date`. */
export type AwsValue =
  string | number | boolean | Date | null | undefined | readonly AwsValue[] | AwsStructure;
export interface AwsStructure {
  readonly [member: string]: AwsValue;
}

/** Thrown by operations: becomes the modelled error with its wire status and body. */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** Overrides the modelled status; only where AWS itself is known to answer another one. */
    readonly httpStatus?: number,
    readonly members: AwsStructure = {},
  ) {
    super(message);
    this.name = "AwsError";
  }
}

export type ServiceName = "organizations" | "securityhub" | "config" | "sns" | "sts";

/** Who calls, from where, and when (the sandbox's own clock, in epoch milliseconds). */
export interface Caller {
  readonly accountId: string;
  /** Region the request was signed for. */
  readonly region: string;
  /** `arn:aws:sts::…:assumed-role/…` or `arn:aws:iam::…:user/…`. */
  readonly arn: string;
  readonly accessKeyId?: string;
  /** Set when a role was assumed with it; it stays through role chaining. */
  readonly sourceIdentity?: string;
  /** Of a caller that has assumed a role. */
  readonly session?: CallerSession;
}

interface CallerSession {
  readonly roleArn: string;
  readonly roleName: string;
  readonly sessionName: string;
  /** Epoch milliseconds of real time. */
  readonly startedAt: number;
  readonly transitiveTags: readonly { readonly key: string; readonly value: string }[];
}

/** What a test has asked for that only the service itself can play; everything else is played around it. */
export interface OperationFaults {
  /** BatchGet operations leave this many of the requested items unprocessed: the last ones. */
  readonly unprocessedItems: number;
}

/** Input has been validated against the service model already; output is checked against it before it is sent. */
type Operation = (input: AwsStructure, caller: Caller, faults: OperationFaults) => AwsStructure;

/** One service: its operations by the model's name. What is missing is answered as an unknown operation. */
export type Service = Readonly<Record<string, Operation>>;

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}
