import { foldedText, wordsOf } from "@/lib/format/search-terms";
import { NodeKind, type OrgTree } from "./tree";

/**
 * Answers 1 for each node that all words of the text are found in, 0 for the others. A word is found in a node's name, id,
 * e-mail or path, and a root or OU that has it includes all that is below.
 */
export type TextSearch = (text: string) => Uint8Array;

const searches = new WeakMap<OrgTree, TextSearch>();

/** The search of a tree. Its folded haystacks are made once, so that a keystroke is one pass over strings. */
export function textSearch(tree: OrgTree): TextSearch {
  const known = searches.get(tree);
  if (known) return known;
  const search = createSearch(tree);
  searches.set(tree, search);
  return search;
}

/** Words are bits of a mask; what does not fit into one belongs to the last word. */
const MOST_WORDS = 30;

function createSearch(tree: OrgTree): TextSearch {
  const names = tree.names.map(foldedText);
  // No word holds a newline, so no match spans two of the joined parts.
  const haystacks = tree.ids.map((id, node) =>
    `${names[node] ?? ""}\n${id}\n${tree.emails[node] ?? ""}`.toLowerCase(),
  );
  let paths: readonly string[] | undefined;
  return (text) => {
    // A path is found as it is typed, with slashes, and as it is shown, with `›`.
    const words = wordsOf(text.replaceAll(/\s*[/›]\s*/g, "/")).slice(0, MOST_WORDS);
    const accountId = groupedId(text);
    const all = 2 ** words.length - 1;
    const matches = new Uint8Array(tree.size);
    // Of a root or OU: the words that it gives to all that is below it.
    const given = new Uint32Array(tree.size);
    if (words.some((word) => word.includes("/"))) paths ??= pathsOf(tree, names);
    for (let node = 0; node < tree.size; node++) {
      const above = given[tree.parent[node] ?? -1] ?? 0;
      const isUnit = tree.kind[node] !== NodeKind.Account;
      const haystack = haystacks[node] ?? "";
      let found = above;
      let gives = above;
      for (let bit = 0; found !== all && bit < words.length; bit++) {
        if ((above & (1 << bit)) !== 0) continue;
        const word = words[bit] ?? "";
        const isInPath = word.includes("/") && paths?.[node]?.includes(word) === true;
        if (!isInPath && !haystack.includes(word)) continue;
        found |= 1 << bit;
        if (isUnit && (isInPath || isNamedBy(word, names[node] ?? "", tree.ids[node] ?? "", node))) {
          gives |= 1 << bit;
        }
      }
      given[node] = gives;
      const isPasted = accountId !== undefined && haystack.includes(accountId);
      if (found === all || isPasted) matches[node] = 1;
    }
    return matches;
  };
}

/**
 * Whether a word found in a root or OU means all that is below it. A part of its id does not: digits of an account are in
 * ids of OUs by chance. Everything is below the root (node 0), so a part of its name narrows nothing down.
 */
function isNamedBy(word: string, name: string, id: string, node: number): boolean {
  return id === word || (node === 0 ? name === word : name.includes(word));
}

/** An account id as the console prints it, in groups; undefined for any other text. */
function groupedId(text: string): string | undefined {
  const wanted = text.trim();
  return /^\d[\d\s-]*$/.test(wanted) && /[\s-]/.test(wanted) ? wanted.replaceAll(/[\s-]/g, "") : undefined;
}

/** `root/workloads/prod/` for an OU and `root/workloads/prod/payments` for an account. */
function pathsOf(tree: OrgTree, names: readonly string[]): string[] {
  const paths: string[] = [];
  for (let node = 0; node < tree.size; node++) {
    const name = (names[node] || (tree.ids[node] ?? "")).replaceAll(/ ?[/›] ?/g, "/");
    const above = paths[tree.parent[node] ?? -1] ?? "";
    paths.push(tree.kind[node] === NodeKind.Account ? above + name : `${above}${name}/`);
  }
  return paths;
}
