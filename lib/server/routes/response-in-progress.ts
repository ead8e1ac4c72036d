import { AsyncLocalStorage } from "node:async_hooks";

/** The response to the request that is being answered, as far as pages and actions have a say in it. */
export interface ResponseInProgress {
  readonly setStatus: (status: number) => void;
  /** Whether an action was called: from then on what goes wrong is not for what it was called with. */
  hasBegunAction: boolean;
}

declare global {
  // Next bundles pages and actions apart from the server in front of them: they meet here.
  var canopyResponse: AsyncLocalStorage<ResponseInProgress> | undefined;
}

/** Runs what answers a request, with the response that {@link answerNotFound} and {@link noteActionBegun} change. */
export function responding<Result>(response: ResponseInProgress, run: () => Result): Result {
  globalThis.canopyResponse ??= new AsyncLocalStorage();
  return globalThis.canopyResponse.run(response, run);
}

/**
 * Answers the page that is being rendered with status 404. Next's own way replaces the page with an empty one that its
 * script fills; a page that explains what is missing is rendered by the server like others. To be called before anything
 * of the page is sent, so not below a Suspense boundary. Without the server in front, as in `next dev`, nothing happens.
 */
export function answerNotFound(): void {
  globalThis.canopyResponse?.getStore()?.setStatus(404);
}

/** Says that Next has read what an action is called with, and found the action. */
export function noteActionBegun(): void {
  const response = globalThis.canopyResponse?.getStore();
  if (response !== undefined) response.hasBegunAction = true;
}
