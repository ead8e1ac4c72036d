/** `4021 8834 1177`: an account id in groups of four, as people read it aloud. Copy the id itself, not this. */
export function formatAccountNumber(accountId: string): string {
  return accountId.replace(/(\d{4})(?=\d)/g, "$1 ");
}

/** Two letters that stand for a name where there is no room for it: `Strict baseline` → `SB`, `PCI` → `PC`. */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const [first = "", second] = words;
  if (second === undefined) return firstLetters(first, 2);
  return firstLetters(first, 1) + firstLetters(second, 1);
}

function firstLetters(word: string, count: number): string {
  return Array.from(word).slice(0, count).join("").toUpperCase();
}
