import { TargetId } from "@/lib/core/identifiers";
import { foldedText } from "@/lib/format/search-terms";
import { displayName } from "./ancestry";
import { nodeLookup } from "./node-lookup";
import { type DoubtfulAccountId, parseAccountIds } from "./parse-account-ids";
import type { OrgTree } from "./tree";

/** Text of a list that names no single target, where it stands, and what may have been meant. */
export interface TargetListProblem {
  /** As it stands in the text, from `start` on. */
  readonly text: string;
  readonly start: number;
  /** Counted from one. */
  readonly line: number;
  readonly reason: "unknown" | "not-in-organization" | "ambiguous" | DoubtfulAccountId["reason"];
  /** The targets that an ambiguous name fits, or the account whose id is nearly this. */
  readonly candidates: readonly number[];
}

/** What a text says about targets. */
export interface TargetList {
  /** Each once, in the order in which the text has them first. */
  readonly nodes: readonly number[];
  /** How many targets came more than once. */
  readonly duplicates: number;
  readonly problems: readonly TargetListProblem[];
}

/** A part of a text with the place where it begins. */
interface Part {
  readonly text: string;
  readonly start: number;
  readonly line: number;
}

type Resolved = { readonly node: number } | Pick<TargetListProblem, "reason" | "candidates">;

/**
 * Reads targets out of a text: a line each or several with commas, semicolons or tabs; account ids in any form, OU and
 * root ids, names, e-mail addresses, and paths with `/`, `›`, `>` or `\`, from the root or from further down. In a line
 * that holds an id the rest describes it. What names no single target is answered as a problem and never dropped.
 */
export function parseTargetList(tree: OrgTree, text: string): TargetList {
  const resolve = resolverOf(tree);
  const times = new Map<number, number>();
  const problems: TargetListProblem[] = [];
  let isFirst = true;
  for (const line of linesOf(text)) {
    const wasFirst = isFirst;
    isFirst = false;
    for (const { part, resolved } of readLine(line, resolve, tree, wasFirst)) {
      if ("node" in resolved) times.set(resolved.node, (times.get(resolved.node) ?? 0) + 1);
      else problems.push({ ...part, ...resolved });
    }
  }
  const duplicates = [...times.values()].filter((count) => count > 1).length;
  return { nodes: [...times.keys()], duplicates, problems };
}

/** The text with a problem's part replaced by what was meant. */
export function withReplacement(
  text: string,
  { start, text: part }: Pick<TargetListProblem, "start" | "text">,
  replacement: string,
): string {
  return text.slice(0, start) + replacement + text.slice(start + part.length);
}

/** Words of a CSV's first line, where nothing in it is a target. */
const headings =
  /^(?:account|ou|target|organizational unit)?[ _-]?(?:ids?|names?|paths?|e-?mails?|status|owner)?$/i;
const unitOrRootId = /(?<![\w-])(?:ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}|r-[0-9a-z]{4,32})(?![\w-])/g;
const cells = /"(?:[^"]|"")*"|[^,;\t|"]+/g;

function readLine(
  line: Part,
  resolve: (text: string) => Resolved,
  tree: OrgTree,
  isFirst: boolean,
): { part: Part; resolved: Resolved }[] {
  // A name may hold a comma, or digits that look like an id.
  const whole = resolve(line.text);
  if ("node" in whole) return [{ part: line, resolved: whole }];
  const ids = idsIn(line, tree);
  if (ids.length > 0) return ids;
  const found = [...line.text.matchAll(cells)]
    .map((match) => trimmed({ ...line, text: match[0], start: line.start + match.index }))
    .filter((part) => bare(part.text) !== "" && !/^[[\]{}]+$/.test(part.text));
  if (isFirst && found.every(({ text }) => headings.test(bare(text)))) return [];
  if (found.length < 2) return found.map((part) => ({ part, resolved: whole }));
  return found.map((part) => ({ part, resolved: resolve(part.text) }));
}

/** The ids in a line, and what only looks like an account id where there is none. */
function idsIn(line: Part, tree: OrgTree): { part: Part; resolved: Resolved }[] {
  const lookup = nodeLookup(tree);
  const at = (text: string): Part => ({
    ...line,
    text,
    start: line.start + Math.max(0, line.text.indexOf(text)),
  });
  const resolved = (id: string): Resolved => {
    const node = lookup(id);
    return node === undefined ? { reason: "not-in-organization", candidates: [] } : { node };
  };
  const units = [...line.text.matchAll(unitOrRootId)].map(([id]) => id);
  // Digits of an OU's id are no account.
  const { ids, doubtful } = parseAccountIds(line.text.replaceAll(unitOrRootId, " "));
  const found = [...units, ...ids].map((id) => ({
    part: at(line.text.includes(id) ? id : line.text),
    resolved: resolved(id),
  }));
  if (found.length > 0) return found;
  return doubtful.map(({ text, reason, suggestion }) => {
    const node = suggestion && lookup(suggestion);
    return { part: at(text), resolved: { reason, candidates: node === undefined ? [] : [node] } };
  });
}

const resolvers = new WeakMap<OrgTree, (text: string) => Resolved>();

/** Finds a target by its id, e-mail address, name or path. Its index is made once a tree. */
function resolverOf(tree: OrgTree): (text: string) => Resolved {
  const known = resolvers.get(tree);
  if (known) return known;
  const lookup = nodeLookup(tree);
  const emails = new Map(tree.emails.map((email, node) => [email.toLowerCase(), node]));
  emails.delete("");
  const paths = pathsOf(tree);
  const ends = new Map<string, number[]>();
  for (const [node, path] of paths.entries()) {
    const end = lastPart(path);
    const others = ends.get(end);
    if (others) others.push(node);
    else ends.set(end, [node]);
  }
  const root = paths[0] ?? "";
  const resolve = (text: string): Resolved => {
    const plain = bare(text);
    const id = TargetId.safeParse(plain);
    const node = id.success ? lookup(id.data) : emails.get(plain.toLowerCase());
    if (node !== undefined) return { node };
    if (id.success) return { reason: "not-in-organization", candidates: [] };
    const folded = foldedPath(plain);
    const key = folded.replaceAll(/^\/+|\/+$/g, "");
    if (key === "") return { reason: "unknown", candidates: [] };
    const fitting =
      ends.get(lastPart(key))?.filter((each) => `/${paths[each] ?? ""}`.endsWith(`/${key}`)) ?? [];
    const whole = fitting.filter(
      (each) => paths[each] === key || (folded.startsWith("/") && paths[each] === `${root}/${key}`),
    );
    const candidates = whole.length > 0 ? whole : fitting;
    const written = candidates.filter((each) => plain.endsWith(displayName(tree, each)));
    const [only, another] = written.length === 1 ? written : candidates;
    if (only === undefined) return { reason: "unknown", candidates: [] };
    return another === undefined ? { node: only } : { reason: "ambiguous", candidates };
  };
  resolvers.set(tree, resolve);
  return resolve;
}

/** `root/workloads/prod`, folded, for each node. */
function pathsOf(tree: OrgTree): string[] {
  const paths: string[] = [];
  for (let node = 0; node < tree.size; node++) {
    const above = paths[tree.parent[node] ?? -1];
    const name = foldedPath(displayName(tree, node));
    paths.push(above === undefined ? name : `${above}/${name}`);
  }
  return paths;
}

function foldedPath(text: string): string {
  return foldedText(text).replaceAll(/ ?[/›>\\] ?/g, "/");
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Without the blanks, quotes and JSON's comma around it. */
function bare(text: string): string {
  const plain = text.trim().replace(/,$/, "").trim();
  return /^".*"$/s.test(plain) ? plain.slice(1, -1).replaceAll('""', '"').trim() : plain;
}

function trimmed(part: Part): Part {
  const blanks = part.text.length - part.text.trimStart().length;
  return { ...part, text: part.text.trim(), start: part.start + blanks };
}

function* linesOf(text: string): Iterable<Part> {
  let start = 0;
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() !== "") yield trimmed({ text: line, start, line: index + 1 });
    start += line.length + 1;
  }
}
