"use client";

import { useQuery } from "@tanstack/react-query";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Meter } from "@/components/ui/status/meter";
import { weeklyQuota } from "@/lib/aws-config/aggregators/weekly-quota";
import { weeklyChangeQueries } from "@/lib/aws-config/weekly-changes/client/queries";
import type { Region } from "@/lib/core/identifiers";
import { countOf, formatCount } from "@/lib/format/count";

/** What this save takes of the accounts that may be added and removed in a week, as far as Canopy knows. */
export function QuotaMeter({ planned, region }: { planned: number; region: Region }) {
  const { data: used, error } = useQuery(weeklyChangeQueries.used(region));
  if (planned === 0) {
    return <p className="text-13">No account is added or removed, so none of the weekly quota is used.</p>;
  }
  const { limit, exceeds } = weeklyQuota(planned, used ?? 0);
  return (
    <div className="grid gap-2">
      <Meter
        label="Accounts added or removed within seven days"
        value={(used ?? 0) + planned}
        max={limit}
        unit="account"
        detail={`${formatCount(planned)} by this save`}
        tone={exceeds ? "failed" : "pending"}
      />
      {error ? (
        <FailureNotice
          failure={error.failure}
          consequence="What Canopy has changed this week could not be read, so only this save is counted."
        />
      ) : (
        <p className="text-12 text-pretty text-ink-quiet">
          {used === undefined
            ? "Counting what Canopy has changed this week…"
            : `Canopy has changed ${countOf(used, "account")} in ${region} this week.`}{" "}
          What others have changed is not known to it, and AWS may have granted this account more than{" "}
          {formatCount(limit)}.
        </p>
      )}
      {exceeds && (
        <p role="status" className="text-13 text-failed">
          That is more than AWS grants without being asked. It may refuse all of it; nothing is changed then.
        </p>
      )}
    </div>
  );
}
