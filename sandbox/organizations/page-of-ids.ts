import type { AwsStructure } from "../contract";
import { optionalNumber, optionalText } from "../input-members";
import { openPageToken, sealPageToken } from "../sealed-text";
import type { SortedIds } from "../sorted-ids";
import { invalidInput } from "./refusals";
import { unpublishedTexts } from "./unpublished-texts";

const maxPageSize = 20;

interface Page {
  readonly ids: readonly string[];
  readonly nextToken: string | undefined;
}

/**
 * The page that `MaxResults` and `NextToken` ask for. `scope` names the operation and the parameters that chose the
 * list; a token from another one is refused with InvalidInputException.
 */
export function pageOfIds(list: SortedIds, scope: string, input: AwsStructure): Page {
  const token = optionalText(input, "NextToken");
  const position = token === undefined ? undefined : openPageToken(scope, token);
  if (token !== undefined && position === undefined) {
    throw invalidInput("INVALID_NEXT_TOKEN", unpublishedTexts.nextToken);
  }
  const { ids, hasMore } = list.after(position, optionalNumber(input, "MaxResults") ?? maxPageSize);
  const last = ids.at(-1);
  return { ids, nextToken: hasMore && last !== undefined ? sealPageToken(scope, last) : undefined };
}
