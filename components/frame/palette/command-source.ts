import type { ReactNode } from "react";

/** One line of the palette. */
export interface Command {
  /** Unique in the whole palette: `account 402188341177`. */
  readonly id: string;
  readonly label: string;
  /** Said quietly behind the label: an id, a path. */
  readonly detail?: string;
  readonly icon?: ReactNode;
  readonly run: () => void;
}

/** Something to find commands in. It answers at every keystroke, so it searches columns rather than building rows. */
export interface CommandSource {
  readonly heading: string;
  /** Of the sources of one subject, the one that opens what it finds in the page is searched, then the one entered last. */
  readonly subject?: string;
  readonly opensInPage?: true;
  /** Why it can't find anything yet; absent once it can. */
  readonly missing?: MissingCommands;
  /** The best matches first, `limit` at the most. An empty query asks for what to offer before anything is typed. */
  readonly search: (query: string, limit: number) => readonly Command[];
}

/** Blockers of a search: what is loading will be there, and what has failed says why. */
export type MissingCommands =
  { readonly kind: "loading" | "not-collected" } | { readonly kind: "failed"; readonly message: string };

/** A source that can't be searched yet, and says so. */
export function missingSource(heading: string, subject: string, missing: MissingCommands): CommandSource {
  return { heading, subject, missing, search: () => [] };
}

/** Why the data of a query can't be searched; undefined where it can. `null` is data that has not been collected. */
export function missingFrom(
  data: unknown,
  failure: { readonly message: string } | undefined,
): MissingCommands | undefined {
  if (data === null) return { kind: "not-collected" };
  if (data !== undefined) return undefined;
  return failure === undefined ? { kind: "loading" } : { kind: "failed", message: failure.message };
}

/** Ranks a match: smaller is better, undefined is none. Texts and words are folded, see `wordsOf`. */
export function rankOf(words: readonly string[], label: string, others: string): number | undefined {
  let rank = 0;
  for (const word of words) {
    const found = rankWord(word, label, others);
    if (found === undefined) return undefined;
    rank += found;
  }
  return rank;
}

function rankWord(word: string, label: string, others: string): number | undefined {
  if (label === word) return 0;
  const index = label.indexOf(word);
  if (index === 0) return 1;
  // After a separator begins a word: `prod` finds `payments-prod` before `reproducer`.
  if (index > 0) return /[^a-z0-9]/.test(label.charAt(index - 1)) ? 2 : 3;
  return others.includes(word) ? 4 : undefined;
}
