import { Copyable } from "@/components/ui/copyable";
import type { AwsOrigin, Failure } from "@/lib/core/failure";

/** `AccessDeniedException (403)`; `HTTP 502` or nothing where the answer named no exception. */
function originLabels({ exception, httpStatus }: AwsOrigin): string {
  if (exception === undefined) return httpStatus === undefined ? "" : `HTTP ${httpStatus}`;
  return httpStatus === undefined ? exception : `${exception} (${httpStatus})`;
}

/** What a support case asks for: operation, exception, status, request id; or our own reference. Copyable. */
export function AwsOriginLine({ failure }: { failure: Failure }) {
  const { aws } = failure;
  const reference = failure.code === "unexpected" ? failure.reference : undefined;
  if (aws === undefined && reference === undefined) return null;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 font-mono text-12 text-ink-quiet">
      {aws !== undefined && (
        <>
          <span className="break-all">{aws.operation}</span>
          <span className="break-all">{originLabels(aws)}</span>
          {aws.requestId !== undefined && (
            <span className="flex min-w-0 items-center gap-1.5">
              request <Copyable value={aws.requestId} label="request id" />
            </span>
          )}
        </>
      )}
      {reference !== undefined && (
        <span className="flex min-w-0 items-center gap-1.5">
          reference <Copyable value={reference} label="reference" />
        </span>
      )}
    </div>
  );
}
