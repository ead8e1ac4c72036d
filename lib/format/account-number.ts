/** `4021 8834 1177`: an account id in groups of four, as people read it aloud. Copy the id itself, not this. */
export function formatAccountNumber(accountId: string): string {
  return accountId.replace(/(\d{4})(?=\d)/g, "$1 ");
}
