"use client";

import { knownRecorder } from "@/lib/aws-config/recorders/table/known-recorder";
import { RecorderNote } from "./recorder-note";
import { useRecorders } from "./use-recorders";

/** What is known of the recorder of an account in a Region, fetched where it explains a failure. */
export function AccountRecorder({ accountId, region }: { accountId: string; region: string }) {
  const snapshot = useRecorders();
  if (snapshot === undefined) return null;
  return <RecorderNote known={knownRecorder(snapshot, accountId, region)} />;
}
