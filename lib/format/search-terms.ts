/**
 * A text as searches compare it: lower case, composed as Unicode's NFC, and with each run of white space as one blank,
 * which is how a browser draws it.
 */
export function foldedText(text: string): string {
  return text.normalize("NFC").toLowerCase().replaceAll(/\s+/g, " ").trim();
}

/** The words of a query, folded; all of them have to be found. None for an empty query. */
export function wordsOf(query: string): string[] {
  return foldedText(query)
    .split(" ")
    .filter((word) => word !== "");
}

/** Whether a text contains every one of the words of `wordsOf`, in any order. */
export function hasWords(text: string, words: readonly string[]): boolean {
  const folded = foldedText(text);
  return words.every((word) => folded.includes(word));
}
