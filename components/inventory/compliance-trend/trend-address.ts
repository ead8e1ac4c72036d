import { parseAsStringLiteral } from "nuqs/server";
import { trendDays } from "@/lib/aws-config/compliance/trend/trend-question";
import { trendUnits } from "./trend-shape";

/** How far back compliance over time goes, and what its lines count, in the URL of each page that shows it. */
export const trendParsers = {
  days: parseAsStringLiteral(trendDays).withDefault("30"),
  count: parseAsStringLiteral(trendUnits).withDefault("counts"),
};
