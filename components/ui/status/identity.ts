const identities = [
  "identity-1",
  "identity-2",
  "identity-3",
  "identity-4",
  "identity-5",
  "identity-6",
  "identity-7",
  "identity-8",
  "identity-9",
  "identity-10",
  "identity-11",
  "identity-12",
] as const;

/**
 * The class that sets the identity colour of the n-th thing, counted from 0; after twelve the colours come round again,
 * which is why a name always stands beside them.
 */
export function identityClass(index: number): string {
  return identities[index % identities.length] ?? identities[0];
}
