import type { ReactNode } from "react";
import { hasWords, wordsOf } from "@/lib/format/search-terms";

export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  /** Said quietly behind the label, and found by the search: an id, a path. */
  readonly detail?: string;
  readonly icon?: ReactNode;
  /** How many there are of it. */
  readonly count?: number;
}

/** The options that hold every word of the query in label or detail, in their own order. */
export function filterOptions<Value extends string>(
  options: readonly Option<Value>[],
  query: string,
): readonly Option<Value>[] {
  const words = wordsOf(query);
  if (words.length === 0) return options;
  return options.filter(({ label, detail = "" }) => hasWords(`${label} ${detail}`, words));
}
