import type { ReactNode } from "react";
import { Button } from "../button";

/** The foot of a review: what can be done with it, the way back to the form, and in words what stands in the way. */
export function ReviewBar({
  onBack,
  hint,
  children,
}: {
  onBack: () => void;
  hint: string;
  children: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-t bg-surface px-4 py-2.5">
      {children}
      <Button variant="ghost" onClick={onBack}>
        Back
      </Button>
      <p role="status" className="min-w-0 flex-1 basis-52 text-12 text-pretty text-ink-quiet">
        {hint}
      </p>
    </div>
  );
}
