import type { ControlDefinition } from "./catalogue";

/** Whether every word of a query is in the id or the title of a control. */
export function matchesControl(
  { id, title }: Pick<ControlDefinition, "id" | "title">,
  query: string,
): boolean {
  const text = `${id} ${title}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
