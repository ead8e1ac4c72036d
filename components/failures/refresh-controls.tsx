"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import type { Failure } from "@/lib/core/failure";
import { RetryControls, type RetryLabels } from "./retry-controls";

/** Repeats what the server did for this page, for failures that were rendered there. */
export function RefreshControls({ failure, ...labels }: RetryLabels & { failure: Failure }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  return (
    <RetryControls
      {...labels}
      failure={failure}
      busy={isPending}
      onRetry={() => startTransition(() => router.refresh())}
    />
  );
}
