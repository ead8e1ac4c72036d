import "server-only";
import { z } from "zod";
import { defineRead } from "@/lib/server/action";
import { PlanId } from "../plan-reference";
import { readPlanDetail, readPlanList } from "./read-plans";

/** The newest plans, for the first paint of their page. */
export const readPlans = defineRead({
  operation: "canopy:ReadPlans",
  input: z.strictObject({}),
  requires: "association:read",
  withinOus: "own-targets",
  run: (_input, session) => readPlanList({}, session),
});

/** One plan, for the first paint of its page. */
export const readPlan = defineRead({
  operation: "canopy:ReadPlan",
  input: z.strictObject({ id: PlanId }),
  requires: "association:read",
  withinOus: "own-targets",
  run: ({ id }, session) => readPlanDetail(id, session),
});
