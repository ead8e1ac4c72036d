import "server-only";
import { z } from "zod";
import { defineRead } from "@/lib/server/action";
import { RunId } from "../run-id";
import { readRunDetail, readRunList } from "./read-runs";

/** The newest runs, for the first paint of their page. */
export const readRuns = defineRead({
  operation: "canopy:ReadRuns",
  input: z.strictObject({}),
  requires: "association:read",
  withinOus: "own-targets",
  run: (_input, session) => readRunList({}, session),
});

/** One run with its outcomes by cause, for the first paint of its page. */
export const readRun = defineRead({
  operation: "canopy:ReadRun",
  input: z.strictObject({ id: RunId }),
  requires: "association:read",
  withinOus: "own-targets",
  run: ({ id }, session) => readRunDetail(id, session),
});
