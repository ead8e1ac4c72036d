import "server-only";
import { visibleOus } from "../serve/within-ous";
import { z } from "zod";
import type { EarlierFigures } from "@/lib/core/figures";
import { defineRead } from "@/lib/server/action";
import { answerInTime } from "@/lib/store/database/answer-in-time";
import { figureMoments, figureSeries, figuresAt, type FiguresKey } from "@/lib/store/figures/figures";
import { defaultBaseline } from "../snapshot/baseline";
import { Dataset } from "../snapshot/dataset";
import { currentCallerKey } from "../serve/caller";

/**
 * What the numbers of a dataset were at the newest complete snapshot up to `since`, or at the default baseline; always one
 * before `takenAt`, which is compared with it. Undefined where there is none.
 */
export const readEarlierFigures = defineRead({
  operation: "canopy:ReadEarlierFigures",
  input: z.object({ dataset: Dataset, takenAt: z.int(), since: z.int().exactOptional() }),
  requires: "organization:read",
  withinOus: "own-targets",
  run: async ({ dataset, takenAt, since }, session) => {
    // The numbers that are kept are those of the whole organization.
    if (visibleOus(session) !== undefined) return undefined;
    return answerInTime(
      currentCallerKey().then((callerKey) => baselineFigures({ callerKey, dataset }, takenAt, since)),
    );
  },
});

/** When the complete snapshots of the organization were taken that numbers can be compared with, newest first. */
export const readBaselineMoments = defineRead({
  operation: "canopy:ReadEarlierFigures",
  input: z.object({}),
  requires: "organization:read",
  withinOus: "own-targets",
  run: async (_input, session) =>
    visibleOus(session) === undefined
      ? answerInTime(
          currentCallerKey().then((callerKey) => figureMoments({ callerKey, dataset: "organization" })),
        )
      : [],
});

/** The numbers of the organization and of the packs since an instant in epoch milliseconds, oldest first. */
export const readTrends = defineRead({
  operation: "canopy:ReadEarlierFigures",
  input: z.object({ from: z.int() }),
  requires: "organization:read",
  withinOus: "own-targets",
  run: async ({ from }, session) => {
    if (visibleOus(session) !== undefined) return { organization: [], packs: [] };
    const callerKey = await currentCallerKey();
    const [organization, packs] = await answerInTime(
      Promise.all([
        figureSeries({ callerKey, dataset: "organization" }, from),
        figureSeries({ callerKey, dataset: "conformance-packs" }, from),
      ]),
    );
    return { organization, packs };
  },
});

/** The numbers that those of `takenAt` are compared with, both in epoch milliseconds. */
export async function baselineFigures(
  key: FiguresKey,
  takenAt: number,
  since: number | undefined,
): Promise<EarlierFigures | undefined> {
  if (since !== undefined) return figuresAt(key, Math.min(since, takenAt - 1));
  const moments = (await figureMoments(key)).filter((at) => at < takenAt);
  const baseline = defaultBaseline(moments, Date.now());
  return baseline === undefined ? undefined : figuresAt(key, baseline);
}
