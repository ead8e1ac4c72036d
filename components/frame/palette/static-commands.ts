import { foldedText, wordsOf } from "@/lib/format/search-terms";
import { type Command, type CommandSource, rankOf } from "./command-source";

/**
 * A source over a list that stands: folded once, then one pass for each keystroke. 11,001 items take about a
 * millisecond. `keywords` are found but not shown, such as an e-mail address.
 */
export function staticCommands(
  heading: string,
  items: readonly (Command & { readonly keywords?: string })[],
  {
    offeredFirst = 5,
    ...source
  }: { offeredFirst?: number } & Pick<CommandSource, "subject" | "missing"> = {},
): CommandSource {
  const rows = items.map((command) => ({
    command,
    label: foldedText(command.label),
    others: foldedText(`${command.detail ?? ""} ${command.keywords ?? ""}`),
  }));
  return {
    heading,
    ...source,
    search(query, limit) {
      const words = wordsOf(query);
      if (words.length === 0) return items.slice(0, Math.min(limit, offeredFirst));
      const byRank: Command[][] = [];
      for (const { command, label, others } of rows) {
        const rank = rankOf(words, label, others);
        if (rank !== undefined) (byRank[rank] ??= []).push(command);
      }
      return byRank.flat().slice(0, limit);
    },
  };
}
