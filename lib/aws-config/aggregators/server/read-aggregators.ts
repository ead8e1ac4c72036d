import "server-only";
import { z } from "zod";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { Region } from "@/lib/core/identifiers";
import { defineRead } from "@/lib/server/action";
import { serverConfigIn } from "@/lib/server/aws";
import { readAggregatorDetail } from "./read-detail";
import { noteAggregator, readAggregatorList } from "@/lib/inventory/serve/aggregators/read-list";

/** What the page of the aggregators needs for its first paint, in process. */
export const readAggregators = defineRead({
  operation: "config:DescribeConfigurationAggregators",
  input: z.object({}),
  requires: "aggregator:read",
  run: () => readAggregatorList(),
});

/** What the page of one aggregator needs for its first paint, in process. */
export const readAggregator = defineRead({
  operation: "config:DescribeConfigurationAggregators",
  input: z.object({ region: Region, name: AggregatorName }),
  requires: "aggregator:read",
  run: async ({ region, name }) => {
    const detail = await readAggregatorDetail(serverConfigIn(region), name);
    noteAggregator({ region, name });
    return detail;
  },
});
