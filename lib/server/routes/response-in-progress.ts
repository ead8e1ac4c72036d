import { AsyncLocalStorage } from "node:async_hooks";

/** The response to the request that is being answered, as far as pages and actions have a say in it. */
export interface ResponseInProgress {
  /** Stands in each line of the log that the request causes, and in the answer's `X-Request-Id`. */
  readonly requestId: string;
  /** The address that the connection comes from: a proxy's where there is one. */
  readonly peer: string | undefined;
  /** The person who asks, by id, as soon as the session is known. */
  personId?: string;
  readonly setStatus: (status: number) => void;
  /** Whether the request is a GET or HEAD whose answer has not ended: it changes nothing, and can be asked again. */
  isReadOnly?: boolean;
  /** Since when the database owes the request an answer, on the clock of `performance.now()`; undefined where it owes none. */
  databaseAskedAt?: number | undefined;
  /** Whether the request was counted among its person's; see `lib/server/limits`. */
  isCounted?: boolean;
  /** Called when the answer has ended or its client has left. */
  readonly atEnd: (() => void)[];
  /** Whether an action was called: from then on what goes wrong is not for what it was called with. */
  hasBegunAction: boolean;
}

/** A request that was answered, or whose client has left. */
export interface AnsweredRequest {
  readonly requestId: string;
  readonly personId: string | undefined;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  readonly tookMs: number;
}

declare global {
  // Next bundles pages and actions apart from the server in front of them: they meet here.
  var canopyResponse: AsyncLocalStorage<ResponseInProgress> | undefined;
  /** Counts and logs what was answered; set when Canopy starts. */
  var canopyNoteAnswered: ((answered: AnsweredRequest) => void) | undefined;
}

/** Runs what answers a request, with the response that {@link answerNotFound} and {@link noteActionBegun} change. */
export function responding<Result>(response: ResponseInProgress, run: () => Result): Result {
  globalThis.canopyResponse ??= new AsyncLocalStorage();
  return globalThis.canopyResponse.run(response, run);
}

/** The response to the request that is being answered; undefined outside of one, and without the server in front. */
export function responseInProgress(): ResponseInProgress | undefined {
  return globalThis.canopyResponse?.getStore();
}

/**
 * Answers the page that is being rendered with status 404. Next's own way replaces the page with an empty one that its
 * script fills; a page that explains what is missing is rendered by the server like others. To be called before anything
 * of the page is sent, so not below a Suspense boundary. Without the server in front, as in `next dev`, nothing happens.
 */
export function answerNotFound(): void {
  responseInProgress()?.setStatus(404);
}

/** Says that Next has read what an action is called with, and found the action. */
export function noteActionBegun(): void {
  const response = responseInProgress();
  if (response !== undefined) response.hasBegunAction = true;
}
