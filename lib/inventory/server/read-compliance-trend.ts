import "server-only";
import type { z } from "zod";
import type { TrendSearch } from "@/lib/aws-config/compliance/trend/trend-question";
import {
  type ComplianceTrend,
  type PackMark,
  trendPoints,
} from "@/lib/aws-config/compliance/trend/trend-series";
import { diffPack, isSamePack } from "@/lib/aws-config/packs/change/pack-diff";
import { definitionOf } from "@/lib/aws-config/packs/change/pack-state";
import { beyondOwnOus } from "@/lib/identity/visible-ous";
import type { Grantee } from "@/lib/identity/grants";
import { FailureError } from "@/lib/core/failure-error";
import { answerInTime } from "@/lib/store/database/answer-in-time";
import { figureMoments } from "@/lib/store/figures/figures";
import { readTrend, trendBegins } from "@/lib/store/history/compliance-trend";
import { listHistory } from "@/lib/store/history/read-history";
import { currentCallerKey } from "../serve/caller";
import { ownIds } from "../serve/within-ous";
import type { HistoryEntry } from "../snapshot/changes/history";

type Asked = z.output<typeof TrendSearch>;

const dayMs = 24 * 3_600_000;
/** The marks are few: a pack is changed by a person. */
const mostMarks = 200;

/**
 * How a pack, a root or OU, or an account developed over the days that are asked for, with the changes of packs: of the pack, or
 * of all. Who sees some OUs alone gets what is theirs, without the changes; rejects as `forbidden` for anything else of theirs.
 */
export async function readComplianceTrend(
  { kind, subject, days, to = Date.now() }: Asked,
  grantee: Grantee,
): Promise<ComplianceTrend> {
  const own = await ownIds(grantee);
  // A pack counts accounts of the whole organization.
  if (own !== undefined && (kind === "pack" || !own.has(subject))) throw new FailureError(beyondOwnOus);
  const callerKey = await currentCallerKey();
  const key = { callerKey, kind, subject };
  const from = to - Number(days) * dayMs;
  const [moments, changes, begins, entries] = await answerInTime(
    Promise.all([
      figureMoments({ callerKey, dataset: "compliance" }),
      readTrend(key, from),
      trendBegins(key),
      own === undefined
        ? listHistory(
            {
              callerKey,
              kinds: ["pack-deployed", "pack-changed", "pack-deleted"],
              ...(kind === "pack" && { subjects: [subject] }),
              ...{ from, to },
            },
            mostMarks,
          )
        : [],
    ]),
  );
  const collections = moments.filter((at) => at >= from && at <= to).toReversed();
  return {
    points: trendPoints(collections, changes),
    marks: entries.flatMap(markOf).toReversed(),
    ...(begins !== undefined && { recordedSince: begins }),
  };
}

function markOf(entry: HistoryEntry): PackMark[] {
  const { seenAt: at, subjectName: pack, cause, run } = entry;
  const mark = {
    ...{ at, pack },
    ...(cause !== undefined && { cause }),
    ...(run !== undefined && { run }),
  };
  switch (entry.kind) {
    case "pack-deployed":
      return [{ ...mark, what: ["deployed"] }];
    case "pack-deleted":
      return [{ ...mark, what: ["deleted"] }];
    case "pack-changed":
      return [{ ...mark, what: changedParts(entry) }];
    default:
      return [];
  }
}

/** AWS gives no template back: another one shows as a later update, as the same one deployed again does. */
function changedParts({ before, after }: Extract<HistoryEntry, { kind: "pack-changed" }>): PackMark["what"] {
  const template = { kind: "s3", uri: "not given back" } as const;
  const diff = diffPack(
    { ...before, arn: "", template },
    { ...definitionOf({ ...after, arn: "" }), template },
  );
  if (isSamePack(diff)) return ["deployed-again"];
  const { parameters, excluded, bucket, prefix } = diff;
  return [
    ...(parameters.length > 0 ? (["parameters"] as const) : []),
    ...(excluded.added.length + excluded.removed.length > 0 ? (["exclusions"] as const) : []),
    ...(bucket || prefix ? (["delivery"] as const) : []),
  ];
}
