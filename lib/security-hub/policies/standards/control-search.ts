import { hasWords, wordsOf } from "@/lib/format/search-terms";
import type { ControlDefinition } from "./catalogue";

/**
 * What to say about a query that is the id of a control in one standard, such as CIS.1.14 or PCI.EC2.3: policies take
 * consolidated ids (https://docs.aws.amazon.com/securityhub/latest/userguide/controls-findings-create-update.html).
 */
export function controlIdHint(query: string): string | undefined {
  const id = query.trim();
  if (!/^(?:(?:CIS|PCI)[.\s]\S+|\d+(?:\.\d+)+)$/i.test(id)) return undefined;
  return `${id} is a standard’s own id of a control. Policies take ids of security controls, such as IAM.6, which are the same in all standards.`;
}

/** Whether every word of a query is in the id or the title of a control. */
export function matchesControl(
  { id, title }: Pick<ControlDefinition, "id" | "title">,
  query: string,
): boolean {
  return hasWords(`${id} ${title}`, wordsOf(query));
}
