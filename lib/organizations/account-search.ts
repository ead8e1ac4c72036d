import { hasWords, wordsOf } from "@/lib/format/search-terms";
import { nodeLookup } from "./node-lookup";
import { textSearch } from "./text-search";
import type { OrgTree } from "./tree";

/**
 * Answers whether an account is found by a text, given by its id: as `textSearch` finds it in the organization, and by its
 * id alone where the organization does not hold it or has not been read.
 */
export function accountSearch(tree: OrgTree | undefined, text: string): (id: string) => boolean {
  const words = wordsOf(text);
  if (words.length === 0) return () => true;
  const lookup = tree && nodeLookup(tree);
  let matches: Uint8Array | undefined;
  return (id) => {
    const node = lookup?.(id);
    if (tree === undefined || node === undefined) {
      return hasWords(id, words) || id.includes(text.replaceAll(/[\s-]/g, ""));
    }
    matches ??= textSearch(tree)(text);
    return matches[node] === 1;
  };
}
