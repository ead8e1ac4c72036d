import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsInteger,
  parseAsIsoDateTime,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { activityResults, type ActivityQuestion } from "@/lib/activity/activity";
import { RunId } from "@/lib/runs/run-id";

/** The view of the activity, in the URL. */
export const activityParsers = {
  q: parseAsString.withDefault(""),
  /** Ids of people. */
  by: parseAsArrayOf(parseAsString).withDefault([]),
  operation: parseAsArrayOf(parseAsString).withDefault([]),
  /** Ids of targets, or what the record says of those that have none. */
  target: parseAsArrayOf(parseAsString).withDefault([]),
  /** Ids of policies, or self-managed. */
  policy: parseAsArrayOf(parseAsString).withDefault([]),
  result: parseAsArrayOf(parseAsStringLiteral(activityResults)).withDefault([]),
  from: parseAsIsoDateTime,
  until: parseAsIsoDateTime,
  run: parseAsString,
  /** The change whose details are open. */
  change: parseAsInteger,
};
export type ActivityParams = inferParserType<typeof activityParsers>;
export type ActivityViewChange = { readonly [Name in keyof ActivityParams]?: ActivityParams[Name] | null };

export const loadActivityParams = createLoader(activityParsers);
const serialize = createSerializer(activityParsers);

/** A view without filters; the change that is open stays. */
export const noActivityFilters = {
  q: null,
  by: null,
  operation: null,
  target: null,
  policy: null,
  result: null,
  from: null,
  until: null,
  run: null,
} as const satisfies ActivityViewChange;

/** The activity, narrowed down to what is given. */
export function activityLink(view: ActivityViewChange): `/activity${string}` {
  return `/activity${serialize(view)}`;
}

/** The question that a view asks; what isn't the id of a run asks for nothing. */
export function activityQuestion(params: ActivityParams): ActivityQuestion {
  const { by, operation, target, policy, result, from, until } = params;
  const q = params.q.trim();
  const run = RunId.safeParse(params.run);
  return {
    ...(q !== "" && { q }),
    ...(by.length > 0 && { by }),
    ...(operation.length > 0 && { operation }),
    ...(target.length > 0 && { target }),
    ...(policy.length > 0 && { policy }),
    ...(result.length > 0 && { result }),
    ...(from !== null && { from: from.toISOString() }),
    ...(until !== null && { until: until.toISOString() }),
    ...(run.success && { run: run.data }),
  };
}
