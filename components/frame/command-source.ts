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
  /** The best matches first, `limit` at the most. An empty query asks for what to offer before anything is typed. */
  readonly search: (query: string, limit: number) => readonly Command[];
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
