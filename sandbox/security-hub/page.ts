import { AwsError, type AwsStructure } from "../contract";
import { optionalNumber, optionalText } from "../input-members";
import { openPageToken, sealPageToken } from "../sealed-text";
import { unpublishedTexts } from "./unpublished-texts";

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken: string | undefined;
}

/** How a list is cut into pages. */
export interface Paging {
  /** The operation's name: a token opens with it and with the same parameters only. */
  readonly operation: string;
  readonly input: AwsStructure;
  /** Where the request does not say `MaxResults`. */
  readonly pageSize?: number;
}

/**
 * The page of a list that `MaxResults` and `NextToken` ask for, of the items that `pick` makes of the keys (undefined
 * leaves one out). Keys are in order, and a token remembers the last key of its page: what comes and goes between
 * two calls shifts nothing. A token of another list is refused with InvalidInputException.
 */
export function pageOf<Item>(
  keys: readonly string[],
  pick: (key: string) => Item | undefined,
  { operation, input, pageSize = 100 }: Paging,
): Page<Item> {
  const scope = scopeOf(operation, input);
  const limit = optionalNumber(input, "MaxResults") ?? pageSize;
  const items: Item[] = [];
  let last = "";
  for (let index = startOf(keys, scope, optionalText(input, "NextToken")); index < keys.length; index += 1) {
    const key = keys[index] ?? "";
    const item = pick(key);
    if (item === undefined) continue;
    // One more than asked for has been found: only now is it certain that another page is not empty.
    if (items.length === limit) return { items, nextToken: sealPageToken(scope, last) };
    items.push(item);
    last = key;
  }
  return { items, nextToken: undefined };
}

function scopeOf(operation: string, input: AwsStructure): string {
  const parameters = Object.entries(input).filter(
    ([member]) => member !== "NextToken" && member !== "MaxResults",
  );
  return JSON.stringify([operation, parameters.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function startOf(keys: readonly string[], scope: string, token: string | undefined): number {
  if (token === undefined) return 0;
  const position = openPageToken(scope, token);
  if (position === undefined) throw new AwsError("InvalidInputException", unpublishedTexts.invalidToken);
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? "") <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
