"use client";

import { Badge } from "@/components/ui/status/badge";
import { useNow } from "@/components/ui/clock";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CauseKind } from "@/lib/aws-config/packs/causes/cause-guidance";
import { retriedFor } from "@/lib/aws-config/packs/new-account";
import { formatDuration } from "@/lib/format/duration";

/** Beside a failed deployment: that the account is new, and whether AWS still tries by itself. */
export function JoinedLately({ joinedAt, kind }: { joinedAt: number; kind: CauseKind }) {
  const left = retriedFor(kind, { joinedAt, now: useNow() });
  return (
    <>
      <Badge tone="stuck">
        joined <RelativeTime at={joinedAt} />
      </Badge>
      {left !== undefined && (
        <span className="text-12 text-ink-quiet">
          {left > 0
            ? `AWS tries again for about ${formatDuration(left)} more`
            : "AWS no longer retries: deploy the pack again"}
        </span>
      )}
    </>
  );
}
