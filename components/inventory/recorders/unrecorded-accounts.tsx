"use client";

import { knownRecorder } from "@/lib/aws-config/recorders/table/known-recorder";
import { unrecordedSentence } from "./recorder-labels";
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
  return <p className="text-12 text-pretty text-ink-quiet">{unrecordedSentence(states, region)}</p>;
}
