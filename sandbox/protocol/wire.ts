import type { AwsError, AwsStructure } from "../contract";
import type { OperationModel, ServiceModel } from "./service-model";

/** An HTTP request as far as the protocols look at it. */
export interface WireRequest {
  readonly method: string;
  /** As it was sent: still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What an operation answered, about to be written in its protocol. */
interface Answer {
  readonly model: ServiceModel;
  readonly operation: OperationModel;
  readonly output: AwsStructure;
  readonly requestId: string;
}

/** How a refusal is written, beside its code and message. */
export interface Refusal {
  readonly error: AwsError;
  readonly status: number;
  /** The members of the modelled exception with the message among them, or undefined for AWS's common errors. */
  readonly members: AwsStructure | undefined;
  readonly requestId: string;
}

/** One of AWS's protocols: how an operation's members become HTTP and back. */
export interface Protocol {
  /** The members the request carries; what the model does not know is dropped. Throws AwsError where it is not readable at all. */
  readonly readInput: (model: ServiceModel, operation: OperationModel, request: WireRequest) => AwsStructure;
  readonly writeOutput: (answer: Answer) => WireResponse;
  readonly writeError: (model: ServiceModel, refusal: Refusal) => WireResponse;
}
