"use server";

import { z } from "zod";
import { Region } from "@/lib/core/identifiers";
import { defineRead } from "@/lib/server/action";
import { answerInTime } from "@/lib/store/database/answer-in-time";
import { changesSince } from "@/lib/store/audit/audit-entries";
import { recordedAccountChanges, WEEK_MS } from "@/lib/aws-config/aggregators/weekly-quota";

const operations = ["config:PutConfigurationAggregator", "config:DeleteConfigurationAggregator"];

/** How many accounts Canopy has added to and removed from aggregators of a Region within seven days, by its own record. */
export const countWeeklyAccountChanges = defineRead({
  operation: "canopy:CountWeeklyAccountChanges",
  input: z.strictObject({ region: Region }),
  requires: "aggregator:read",
  run: async ({ region }) => {
    const changes = await answerInTime(changesSince(operations, new Date(Date.now() - WEEK_MS)));
    return recordedAccountChanges(changes, region);
  },
});
