import { hasWords, wordsOf } from "@/lib/format/search-words";
import type { ControlDefinition } from "./catalogue";

/** Whether every word of a query is in the id or the title of a control. */
export function matchesControl(
  { id, title }: Pick<ControlDefinition, "id" | "title">,
  query: string,
): boolean {
  return hasWords(`${id} ${title}`, wordsOf(query));
}
