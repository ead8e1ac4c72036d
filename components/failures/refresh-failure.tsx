import type { Failure } from "@/lib/core/failure";
import { DockedNotices } from "@/components/ui/notice-dock";
import { FailureNotice } from "./failure-notice";

/** Says that what a page shows could not be read again, and offers to; nothing where the last reading went well. */
export function RefreshFailure({
  error,
  refetch,
}: {
  error: { readonly failure: Failure } | null;
  refetch: () => unknown;
}) {
  return (
    <DockedNotices>
      {error && (
        <FailureNotice
          failure={error.failure}
          consequence="What is shown was read before."
          onRetry={() => void refetch()}
        />
      )}
    </DockedNotices>
  );
}
