import "server-only";
import { z } from "zod";
import { defineRead } from "@/lib/server/action";
import { answerInTime } from "@/lib/store/answer-in-time";
import { figuresBefore } from "@/lib/store/figures";
import { Subject } from "./subject";
import { currentViewerKey } from "./viewer";

/** What the numbers of a subject were in the complete snapshot before the one that was taken at `takenAt`, if there was one. */
export const readEarlierFigures = defineRead({
  operation: "canopy:ReadEarlierFigures",
  input: z.object({ subject: Subject, takenAt: z.int() }),
  requires: "organization:read",
  run: ({ subject, takenAt }) =>
    answerInTime(currentViewerKey().then((viewerKey) => figuresBefore({ viewerKey, subject }, takenAt))),
});
