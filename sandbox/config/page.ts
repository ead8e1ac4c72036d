import { AwsError, type AwsStructure } from "../contract";
import { optionalNumber, optionalText } from "../input-members";
import { openPageToken, sealPageToken } from "../sealed-text";
import { publishedTexts } from "./published-texts";

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken: string | undefined;
}

/** Keys in ascending order; an array of them, or something that makes them when they are asked for. */
interface Keys {
  readonly length: number;
  at(index: number): string | undefined;
}

interface Paging {
  /** The operation's name: a token opens with it and with the same parameters only. */
  readonly operation: string;
  readonly input: AwsStructure;
  /** The most rows of a page, 100 for most operations. */
  readonly maxLimit?: number;
}

/** The default of each operation is its maximum; a limit of 0 asks for the default. */
const MAX_LIMIT = 100;

/**
 * The page of a list that `Limit` and `NextToken` ask for, of the items that `pick` makes of the keys (undefined leaves
 * one out). A token remembers the last key of its page: what comes and goes between two calls shifts nothing.
 */
export function pageOf<Item>(
  keys: Keys,
  pick: (key: string) => Item | undefined,
  { operation, input, maxLimit = MAX_LIMIT }: Paging,
): Page<Item> {
  const scope = scopeOf(operation, input);
  const limit = optionalNumber(input, "Limit") || maxLimit;
  const items: Item[] = [];
  let last = "";
  for (let index = startOf(keys, scope, optionalText(input, "NextToken")); index < keys.length; index += 1) {
    const key = keys.at(index) ?? "";
    const item = pick(key);
    if (item === undefined) continue;
    // One more than asked for has been found: only now is it certain that another page is not empty.
    if (items.length === limit) return { items, nextToken: sealPageToken(scope, last) };
    items.push(item);
    last = key;
  }
  return { items, nextToken: undefined };
}

/** `outer inner` for each pair, made when it is asked for: ten thousand accounts in 34 Regions are many keys. */
export function pairedKeys(outer: readonly string[], inner: readonly string[]): Keys {
  return {
    length: outer.length * inner.length,
    at: (index) => {
      const [first, second] = [outer[Math.floor(index / inner.length)], inner[index % inner.length]];
      return first === undefined || second === undefined ? undefined : `${first} ${second}`;
    },
  };
}

function scopeOf(operation: string, input: AwsStructure): string {
  const parameters = Object.entries(input).filter(([member]) => member !== "NextToken" && member !== "Limit");
  return JSON.stringify([operation, parameters.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function startOf(keys: Keys, scope: string, token: string | undefined): number {
  if (token === undefined) return 0;
  const position = openPageToken(scope, token);
  if (position === undefined) throw new AwsError("InvalidNextTokenException", publishedTexts.invalidToken);
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys.at(middle) ?? "") <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
