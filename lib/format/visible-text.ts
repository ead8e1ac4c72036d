import { z } from "zod";
import { TextColumn } from "@/lib/core/text-column";

/** Control, format and unassigned characters, halves of pairs, and separators of lines: nothing of them can be seen. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;
/** Joins emoji into one, and letters of scripts that need it, without changing the order of anything. */
const joiners =
  /(?<=[\p{Extended_Pictographic}\p{M}\p{L}])[\u200c\u200d](?=[\p{Extended_Pictographic}\p{M}\p{L}])/gu;

/**
 * A text in which everything can be seen: characters that have no shape, or that change the direction of others, are
 * written as their number, `[U+202E]`. A name such as `gnp.exe` behind U+202E would read `exe.png` otherwise
 * (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
 * @param kept characters that stay as they are
 */
export function visibleText(text: string, kept = ""): string {
  if (!hasInvisible(text)) return text;
  const joined = new Set([...text.matchAll(joiners)].map(({ index }) => index));
  return text.replace(invisible, (character, index: number) =>
    kept.includes(character) || joined.has(index) ? character : numberOf(character),
  );
}

const notPlain = /[^ -~]/;

/** Whether a text has a character that can't be seen. Names are read by the thousand, and hardly any has more than plain ones. */
function hasInvisible(text: string): boolean {
  if (!notPlain.test(text)) return false;
  invisible.lastIndex = 0;
  return invisible.test(text);
}

function numberOf(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;
}

/**
 * A name that AWS answers, as it is shown, searched and exported everywhere: its invisible characters are written out once,
 * where it is read, so that no page can be misled by them. For names that Canopy never sends back.
 */
export const VisibleName = z.string().transform((name) => visibleText(name));

/** As `VisibleName`, for messages and descriptions, which may have several lines. */
export const VisibleProse = z.string().transform((text) => visibleText(text, "\n\t"));

/** A column of names, and one of messages. */
export const VisibleNameColumn = TextColumn.transform((names) => names.map((name) => visibleText(name)));
export const VisibleProseColumn = TextColumn.transform((texts) =>
  texts.map((text) => visibleText(text, "\n\t")),
);
