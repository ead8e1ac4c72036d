import { z } from "zod";
import { TargetId } from "@/lib/core/identifiers";
import { PackName } from "../../packs/model";
import { TrendKind } from "./trend-figures";

/** As many days back as a line can be asked for. */
export const trendDays = ["7", "30", "90"] as const;

/** Whose development is asked for, and how far back. */
export const TrendSearch = z.object({
  kind: TrendKind,
  /** The name of a pack, or the id of a root, an OU or an account. */
  subject: z.union([TargetId, PackName]),
  days: z.enum(trendDays).default("30"),
  /** The instant that the line ends at, in epoch milliseconds; now where it is absent. */
  to: z.coerce.number().int().positive().optional(),
});

/** The same in the browser. */
export interface TrendQuestion {
  readonly kind: TrendKind;
  readonly subject: string;
  readonly days: (typeof trendDays)[number];
  /** Undefined for the present. */
  readonly to: number | undefined;
}

/** The question as the routes have it in their address. */
export function trendSearch({ kind, subject, days, to }: TrendQuestion): URLSearchParams {
  return new URLSearchParams({ kind, subject, days, ...(to !== undefined && { to: String(to) }) });
}
