"use client";

import { isKnownToRecord } from "@/lib/aws-config/recorders/model";
import { knownRecorder } from "@/lib/aws-config/recorders/table/known-recorder";
import { countOf, formatCount, plural } from "@/lib/format/count";
import { useRecorders } from "./use-recorders";

/** In how many of the accounts of a cause no recorder is known to record, and of how many of these nothing is known. */
export function UnrecordedAccounts({
  accountIds,
  region,
}: {
  accountIds: readonly string[];
  region: string;
}) {
  const snapshot = useRecorders();
  if (!snapshot) return null;
  const states = accountIds.map((id) => knownRecorder(snapshot, id, region).state);
  const without = states.filter((state) => !isKnownToRecord(state)).length;
  const unknown = states.filter((state) => state === "not-known").length;
  return (
    <p className="text-12 text-pretty text-ink-quiet">
      {without === 0
        ? `A recorder is known to record in ${region} in ${plural(states.length, "it", `all ${formatCount(states.length)}`)}.`
        : `No recorder is known to record in ${region} in ${formatCount(without)} of ${countOf(states.length, "account")}${
            unknown > 0 ? `; of ${formatCount(unknown)}, it isn't known from here` : ""
          }.`}
    </p>
  );
}
