import "server-only";
import { FailureError } from "@/lib/core/failure-error";
import type { Grantee } from "@/lib/identity/grants";
import type { RecorderSnapshot } from "@/lib/aws-config/recorders/table/recorder-snapshot";
import { recorderKind } from "./kinds/recorder-kind";
import { snapshotAt } from "./snapshot-at";
import { recordersFor } from "./within-ous";

/**
 * Recorder coverage as someone may see it: the newest, or that of an instant. Undefined where none is kept of then, which can
 * be older than the first that was read; who sees some OUs alone is kept from earlier times by the caller.
 */
export async function recordersAt(
  grantee: Grantee,
  instant: Date | null,
): Promise<RecorderSnapshot | undefined> {
  if (instant === null) return recordersFor(grantee);
  return snapshotAt(recorderKind, instant.getTime()).catch((error: unknown) => {
    if (error instanceof FailureError && error.failure.code === "not-found") return undefined;
    throw error;
  });
}
