"use client";

import { Button } from "@/components/ui/button";
import { later } from "@/components/ui/later/later";
import type { Failure } from "@/lib/core/failure";

/** A `FailurePanel` for the browser, whose guidance comes when something has failed. Until then it says what AWS or Canopy says. */
export const ClientFailurePanel = later<{ readonly failure: Failure; readonly onRetry?: () => void }>(
  async () => (await import("./failure-panel")).FailurePanel,
  ({ failure, onRetry }) => (
    <section role="alert" className="mx-auto grid w-full max-w-2xl gap-4 px-4 py-12">
      <p className="text-14 text-pretty break-words">{failure.message}</p>
      {onRetry !== undefined && (
        <Button size="small" className="justify-self-start" onClick={onRetry}>
          Try again
        </Button>
      )}
    </section>
  ),
);
