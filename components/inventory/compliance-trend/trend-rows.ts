import type { ComplianceTrend } from "@/lib/aws-config/compliance/trend/trend-series";
import type { TrendFigures } from "@/lib/aws-config/compliance/trend/trend-figures";
import { markLabel } from "./trend-labels";

/** A point of the line in a file; numbers are empty where it was not read. */
export interface TrendRow extends Readonly<Record<keyof TrendFigures, number | "">> {
  /** ISO 8601. */
  readonly collected: string;
  /** Changes of packs that were seen after the point before, `; ` between them. */
  readonly packChanges: string;
}

/** The points as rows of a file, oldest first. A change that was seen after the last point stands with the last. */
export function trendRows({ points, marks }: ComplianceTrend): TrendRow[] {
  return points.map(({ at, figures }, index) => {
    const [from, isLast] = [points[index - 1]?.at ?? 0, index === points.length - 1];
    const seen = marks.filter((mark) => mark.at > from && (mark.at <= at || isLast));
    const number = (name: keyof TrendFigures) => figures?.[name] ?? "";
    return {
      collected: new Date(at).toISOString(),
      nonCompliant: number("nonCompliant"),
      compliant: number("compliant"),
      insufficientData: number("insufficientData"),
      notEvaluated: number("notEvaluated"),
      notCovered: number("notCovered"),
      notRead: number("notRead"),
      unknown: number("unknown"),
      withoutPack: number("withoutPack"),
      rulesNonCompliant: number("rulesNonCompliant"),
      rulesCompliant: number("rulesCompliant"),
      rulesTotal: number("rulesTotal"),
      packChanges: seen.map(markLabel).join("; "),
    };
  });
}
