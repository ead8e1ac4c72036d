import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { type DescendingFirst, sortDirections } from "@/components/ui/rows/sort-order";
import { planViews } from "@/lib/runs/run-view";

/** Where a plan has its page. */
export function planPath(id: string) {
  return `/plans/${id}` as const;
}

/** The plan with which a form opens; see `planForm`. */
export const planInFormParsers = { plan: parseAsString };

export const planSortKeys = ["number", "title", "by", "state", "accounts", "start"] as const;
export type PlanSort = (typeof planSortKeys)[number];
export const plansDescendingFirst: DescendingFirst<PlanSort> = { number: true, accounts: true };

/** The view of the list, in the URL. */
export const plansParsers = {
  q: parseAsString.withDefault(""),
  state: parseAsArrayOf(parseAsStringLiteral(planViews)).withDefault([]),
  by: parseAsArrayOf(parseAsString).withDefault([]),
  sort: parseAsStringLiteral(planSortKeys).withDefault("number"),
  /** Absent: the one with which the column begins. */
  direction: parseAsStringLiteral(sortDirections),
};
export type PlansParams = inferParserType<typeof plansParsers>;

export const loadPlansParams = createLoader(plansParsers);

const serialize = createSerializer(plansParsers);

/** The parameters of an export of the list: those that decide which plans it shows, and in which order. */
export function plansExportQuery(params: PlansParams): URLSearchParams {
  return new URLSearchParams(serialize(params));
}
