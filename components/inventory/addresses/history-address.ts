import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsIsoDateTime,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { changeKinds } from "@/lib/inventory/snapshot/changes/change";
import { HistoryQuestion } from "@/lib/inventory/snapshot/changes/history-question";

/** The view of the history, in the URL. */
export const historyParsers = {
  /** A root, an OU, an account, a policy or a pack; every one where absent. */
  subject: parseAsString,
  /** Of a root or an OU alone, without what is below it. */
  only: parseAsBoolean.withDefault(false),
  kind: parseAsArrayOf(parseAsStringLiteral(changeKinds)).withDefault([]),
  by: parseAsStringLiteral(["canopy", "elsewhere"]),
  from: parseAsIsoDateTime,
  to: parseAsIsoDateTime,
};
export type HistoryParams = inferParserType<typeof historyParsers>;
export type HistoryChange = { readonly [Name in keyof HistoryParams]?: HistoryParams[Name] | null };

export const loadHistoryParams = createLoader(historyParsers);
const serialize = createSerializer(historyParsers);

/** The history of something, narrowed down. */
export function historyLink(view: HistoryChange): `/history?${string}` {
  return `/history?${serialize(view).slice(1)}`;
}

/** What a view asks for. A subject that is no id of anything is left out. */
export function historyQuestion({ subject, only, kind, by, from, to }: HistoryParams): HistoryQuestion {
  const known = HistoryQuestion.shape.subject.safeParse(subject);
  return {
    ...(known.success && { subject: known.data }),
    ...(only && { only }),
    ...(kind.length > 0 && { kinds: kind }),
    ...(by !== null && { cause: by }),
    ...(from !== null && { from: from.getTime() }),
    ...(to !== null && { to: to.getTime() }),
  };
}
