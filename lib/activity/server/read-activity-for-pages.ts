import "server-only";
import { z } from "zod";
import { defineRead } from "@/lib/server/action";
import { ActivityQuestion } from "../activity";
import { readActivityPage } from "./read-activity";

/** The newest changes that match, for the first paint of their page. */
export const readActivity = defineRead({
  operation: "canopy:ReadActivity",
  input: z.strictObject({ question: ActivityQuestion }),
  requires: "audit:read",
  withinOus: "own-targets",
  run: ({ question }, session) => readActivityPage(question, {}, session),
});
