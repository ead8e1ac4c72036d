import type { UsableAggregator } from "@/lib/aws-config/compliance/choose-aggregator";
import type { RecorderMeta, RecorderSnapshot } from "@/lib/aws-config/recorders/table/recorder-snapshot";
import { RecorderTable } from "@/lib/aws-config/recorders/table/recorder-table";
import type { AccountId, Region } from "@/lib/core/identifiers";
import { DraftWithMissingParts } from "../draft-with-missing-parts";

const recorderType = "AWS::Config::ConfigurationRecorder";

/** What a collection of recorder coverage has read so far. */
export class RecorderDraft extends DraftWithMissingParts {
  readonly table = new RecorderTable();
  /** Undefined until it is known whether there is one. */
  aggregator: UsableAggregator | undefined;
  /** The accounts that the aggregator collects from. */
  accountIds: readonly AccountId[] = [];
  regions: readonly Region[] = [];
  isBegun = false;

  /** Undefined as long as nothing could be shown. */
  snapshot(
    head: Pick<RecorderMeta, "takenAt" | "complete" | "readBy" | "region">,
  ): RecorderSnapshot | undefined {
    if (!this.isBegun) return undefined;
    const { aggregator, regions, accountIds, table } = this;
    const missingParts = this.missingParts;
    // Rows that were left out could be any account's.
    const isNoneKnown = head.complete && missingParts.length === 0 && mayHaveRecorders(aggregator);
    const meta: RecorderMeta = {
      ...head,
      // The store assigns the version, and a reader gets it from there.
      version: "",
      ...(aggregator !== undefined && { aggregator: { name: aggregator.name } }),
      regions: [...regions],
      missingParts,
    };
    return { meta, ...table.rows(accountIds, regions, isNoneKnown) };
  }
}

/** A filter of an aggregator can leave recorders out of its inventory. */
function mayHaveRecorders(aggregator: UsableAggregator | undefined): boolean {
  const filters = aggregator?.filters;
  if (filters === undefined) return true;
  const { resourceTypes, servicePrincipals, asWritten } = filters;
  if (servicePrincipals !== undefined || asWritten !== undefined) return false;
  return resourceTypes === undefined || resourceTypes.includes(recorderType);
}
