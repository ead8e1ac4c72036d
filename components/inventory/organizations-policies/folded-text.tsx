"use client";

import { type ReactNode, useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import type { FailureError } from "@/lib/core/failure-error";

/** Something that is read from AWS only once it is unfolded, with what is shown while it is on its way or when it fails. */
export function FoldedText({
  title,
  children,
}: {
  title: string;
  /** Mounted when it is unfolded for the first time. */
  children: ReactNode;
}) {
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details onToggle={(event) => setWasOpened((before) => before || event.currentTarget.open)}>
      <summary className="w-fit cursor-pointer rounded-[2px] break-words text-ink-quiet hover:text-ink">
        {title}
      </summary>
      {wasOpened && <div className="mt-1 grid grid-cols-[minmax(0,1fr)] gap-1.5">{children}</div>}
    </details>
  );
}

/** While a text is on its way, and why there is none. */
export function TextToCome({ error, onRetry }: { error: FailureError | null; onRetry: () => void }) {
  if (error !== null) return <FailureNotice failure={error.failure} onRetry={onRetry} />;
  return (
    <p role="status" className="text-ink-quiet">
      Loading from AWS Organizations…
    </p>
  );
}
