/** Makes a forgotten case fail to compile, and an impossible one fail loudly. */
export function assertNever(unhandled: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(unhandled)}`);
}
