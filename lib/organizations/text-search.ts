import { NodeKind, type OrgTree } from "./tree";

/** Answers 1 for each node whose name, id, e-mail or path contains the text, 0 for the others. */
export type TextSearch = (text: string) => Uint8Array;

const searches = new WeakMap<OrgTree, TextSearch>();

/** The search of a tree. Its lower-cased haystacks are made once, so that a keystroke is one pass over strings. */
export function textSearch(tree: OrgTree): TextSearch {
  const known = searches.get(tree);
  if (known) return known;
  const search = createSearch(tree);
  searches.set(tree, search);
  return search;
}

function createSearch(tree: OrgTree): TextSearch {
  // A newline cannot be typed into the field, so no match spans two of the joined parts.
  const haystacks = tree.ids.map((id, node) =>
    `${tree.names[node] ?? ""}\n${id}\n${tree.emails[node] ?? ""}`.toLowerCase(),
  );
  let paths: string[] | undefined;
  return (text) => {
    const wanted = text.trim().toLowerCase();
    const matches = new Uint8Array(tree.size);
    const byPath = wanted.includes("/");
    // An account id is often pasted as the console prints it, in groups.
    const needle = /^[\d\s-]+$/.test(wanted) ? wanted.replaceAll(/[\s-]/g, "") : wanted;
    const pathNeedle = wanted.replaceAll(/\s*\/\s*/g, "/");
    if (byPath) paths ??= lowerCasedPaths(tree);
    for (let node = 0; node < tree.size; node++) {
      const found = byPath ? paths?.[node]?.includes(pathNeedle) : haystacks[node]?.includes(needle);
      if (found === true) matches[node] = 1;
    }
    return matches;
  };
}

/** `root/workloads/prod/` for an OU and `root/workloads/prod/payments` for an account. */
function lowerCasedPaths(tree: OrgTree): string[] {
  const paths: string[] = [];
  for (let node = 0; node < tree.size; node++) {
    const name = (tree.names[node] || (tree.ids[node] ?? "")).toLowerCase();
    const above = paths[tree.parent[node] ?? -1] ?? "";
    paths.push(tree.kind[node] === NodeKind.Account ? above + name : `${above}${name}/`);
  }
  return paths;
}
