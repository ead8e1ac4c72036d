"use client";

import { useRouter } from "next/navigation";
import { FailureNotice } from "@/components/failures/failure-notice";
import type { Failure } from "@/lib/core/failure";
import { OverviewPanel } from "./overview-panel";

/** A part that could not be read, in its place; the others stay. */
export function FailedPanel({ title, failure }: { title: string; failure: Failure }) {
  const router = useRouter();
  return (
    <OverviewPanel title={title}>
      <FailureNotice failure={failure} onRetry={() => router.refresh()} />
    </OverviewPanel>
  );
}
