import { AsyncLocalStorage } from "node:async_hooks";

declare global {
  // Next bundles pages apart from the server in front of them: they meet here.
  var canopyResponse: AsyncLocalStorage<(status: number) => void> | undefined;
}

/** Runs what answers a request; `setStatus` is what {@link answerNotFound} calls in it. */
export function responding<Result>(setStatus: (status: number) => void, run: () => Result): Result {
  globalThis.canopyResponse ??= new AsyncLocalStorage();
  return globalThis.canopyResponse.run(setStatus, run);
}

/**
 * Answers the page that is being rendered with status 404. Next's own way replaces the page with an empty one that its
 * script fills; a page that explains what is missing is rendered by the server like others. To be called before anything
 * of the page is sent, so not below a Suspense boundary. Without the server in front, as in `next dev`, nothing happens.
 */
export function answerNotFound(): void {
  globalThis.canopyResponse?.getStore()?.(404);
}
