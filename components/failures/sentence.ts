/** AWS ends some of its texts with a full stop and some without; before another sentence every one needs one. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
