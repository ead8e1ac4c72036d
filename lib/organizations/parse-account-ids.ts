import { AccountId } from "@/lib/core/identifiers";
import { countOf, plural } from "@/lib/format/count";

/** Text that the user may have meant as an account id, and why it was not taken for one. */
export interface DoubtfulAccountId {
  /** As it stands in the text. */
  readonly text: string;
  /** Counted from one. */
  readonly line: number;
  readonly reason: "too-short" | "too-long" | "rounded" | "part-of-a-word";
  /** What may have been meant: with the leading zeros that a spreadsheet has dropped, or without the word. */
  readonly suggestion?: AccountId;
}

/** Why a text that looks like an account id was not taken for one, to stand behind the text and its line. */
export const doubtfulIdReasons: Readonly<Record<DoubtfulAccountId["reason"], string>> = {
  "too-short": "has too few digits; a spreadsheet may have dropped the zeros in front",
  "too-long": "has more than twelve digits",
  rounded: "was rounded by a spreadsheet; export the column as text",
  "part-of-a-word": "is inside a word",
};

/** What a text says about accounts. */
export interface ParsedAccountIds {
  /** Each once, in the order in which the text has them first. */
  readonly ids: readonly AccountId[];
  /** Those that came more than once, with how often. */
  readonly duplicates: readonly { readonly id: AccountId; readonly times: number }[];
  readonly doubtful: readonly DoubtfulAccountId[];
}

const SPACE = String.raw`[ \u00a0\u2007\u2009\u202f]`;
const DASH = String.raw`[-\u2010-\u2013]`;

/**
 * What in a text can be an id, the most special first: an account's ARN in Organizations, of which the first number is
 * the management account; a UUID, which is none however many digits it has; a number that a spreadsheet has rounded;
 * digits in groups of four; digits alone.
 */
const candidates = new RegExp(
  [
    String.raw`arn:aws[a-z-]*:organizations::\d{12}:account\/o-[a-z0-9]+\/(?<member>\d{12})(?!\d)`,
    String.raw`(?<uuid>(?<![0-9a-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z]))`,
    String.raw`(?<rounded>(?<![\w.])\d[.,]\d+e\+?\d{1,2}(?!\w))`,
    String.raw`(?<grouped>(?<!\d)\d{1,4}(?<gap>${SPACE}|${DASH})\d{4}\k<gap>\d{1,4}(?!\d))`,
    String.raw`(?<digits>[A-Za-z_]*\d{9,}[A-Za-z_]*)`,
  ].join("|"),
  "giu",
);

/**
 * Reads account ids out of a text of any form: one a line, with commas, CSV with names, JSON, ARNs, digits in groups of
 * four. Whatever has twelve digits is an id; what only looks like one is answered as doubtful and never dropped.
 */
export function parseAccountIds(text: string): ParsedAccountIds {
  const times = new Map<AccountId, number>();
  const doubtful: DoubtfulAccountId[] = [];
  const lineAt = lineCounter(text);
  for (const match of text.matchAll(candidates)) {
    const found = idIn(match.groups ?? {});
    if (found === undefined) continue;
    if ("id" in found) times.set(found.id, (times.get(found.id) ?? 0) + 1);
    else doubtful.push({ text: match[0], line: lineAt(match.index), ...found });
  }
  const duplicates = [...times].flatMap(([id, count]) => (count > 1 ? [{ id, times: count }] : []));
  return { ids: [...times.keys()], duplicates, doubtful };
}

type Found = { readonly id: AccountId } | Pick<DoubtfulAccountId, "reason" | "suggestion">;

function idIn(groups: Readonly<Record<string, string | undefined>>): Found | undefined {
  const { member, rounded, grouped, digits } = groups;
  if (member !== undefined) return withDigits(member);
  if (rounded !== undefined) return { reason: "rounded" };
  if (grouped !== undefined) {
    const plain = grouped.replaceAll(/\D/g, "");
    // Years and small numbers stand in groups as well; nine digits and more can be an id without its zeros.
    return plain.length < 9 ? undefined : withDigits(plain);
  }
  if (digits === undefined) return undefined;
  if (/^\d+$/.test(digits)) return withDigits(digits);
  const plain = AccountId.safeParse(digits.replaceAll(/\D/g, ""));
  return plain.success ? { reason: "part-of-a-word", suggestion: plain.data } : undefined;
}

function withDigits(digits: string): Found {
  if (digits.length > 12) return { reason: "too-long" };
  const id = AccountId.parse(digits.padStart(12, "0"));
  return digits.length === 12 ? { id } : { reason: "too-short", suggestion: id };
}

/** The line of a position; positions have to be asked for in ascending order. */
function lineCounter(text: string): (position: number) => number {
  let line = 1;
  let counted = 0;
  return (position) => {
    for (; counted < position; counted++) if (text.charCodeAt(counted) === 10) line++;
    return line;
  };
}

/** What to do about accounts that were pasted and not added: they are no part of what is sent. Undefined where there are none. */
export function notAddedProblem(pasted: string, chosen: readonly AccountId[]): string | undefined {
  const known = new Set(chosen);
  const fresh = parseAccountIds(pasted).ids.filter((id) => !known.has(id)).length;
  if (fresh === 0) return undefined;
  return `${countOf(fresh, "account")} ${plural(fresh, "is", "are")} pasted below and not added. Add ${plural(fresh, "it", "them")}, or remove the text.`;
}
