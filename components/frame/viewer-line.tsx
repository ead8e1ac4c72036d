"use client";

import { Copyable } from "@/components/ui/copyable";
import { cx } from "@/components/ui/cx";
import { Tooltip } from "@/components/ui/tooltip";
import type { Viewer } from "@/lib/inventory/snapshot";

/** Through whose eyes the data was read: account, Region, and the endpoint where it is not AWS's own. */
export function ViewerLine({ viewer, className }: { viewer: Viewer; className?: string }) {
  return (
    <div className={cx("flex min-w-0 items-center gap-2 text-12", className)}>
      <Copyable value={viewer.accountId} label="account id of the caller" />
      <span className="font-mono whitespace-nowrap text-ink-quiet">{viewer.region}</span>
      {viewer.partition !== "aws" && (
        <span className="font-mono whitespace-nowrap text-ink-quiet">{viewer.partition}</span>
      )}
      {viewer.endpoint !== undefined && (
        <Tooltip content={<>Calls go to {viewer.endpoint}, not to AWS.</>}>
          <span
            // Focusable, because the keyboard has no other way to the address in the tooltip.
            tabIndex={0}
            className="flex h-5 items-center rounded-chip border border-stuck/50 bg-stuck-soft px-1.5 font-medium whitespace-nowrap text-stuck"
          >
            {endpointName(viewer.endpoint)}
          </span>
        </Tooltip>
      )}
    </div>
  );
}

/** The host is what tells one endpoint from another. */
function endpointName(endpoint: string): string {
  return URL.canParse(endpoint) ? new URL(endpoint).host : endpoint;
}
