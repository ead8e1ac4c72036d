import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

/** The request id of the last answer to each operation. */
type RequestIds = Map<string, string>;

declare global {
  // Next bundles pages, routes and actions apart, each with modules of its own: they meet here.
  var canopyAwsRequestIds: AsyncLocalStorage<RequestIds> | undefined;
}

/** Runs `work` and answers, beside its outcome, the request id of the last answer to an operation in it. */
export function notingAwsRequestIds<Output>(work: () => Promise<Output>): {
  readonly outcome: Promise<Output>;
  /** `operation` is AWS's name, with or without the service before a colon. */
  readonly requestIdOf: (operation: string) => string | undefined;
} {
  const requestIds: RequestIds = new Map();
  return {
    outcome: requestIdStorage().run(requestIds, work),
    requestIdOf: (operation) => requestIds.get(operation.replace(/^.*:/, "")),
  };
}

/** Notes the request id of an answer from AWS for the `notingAwsRequestIds` that runs the work, if one does. */
export function noteAwsRequestId(operation: string, requestId: string): void {
  requestIdStorage().getStore()?.set(operation, requestId);
}

function requestIdStorage(): AsyncLocalStorage<RequestIds> {
  globalThis.canopyAwsRequestIds ??= new AsyncLocalStorage<RequestIds>();
  return globalThis.canopyAwsRequestIds;
}
