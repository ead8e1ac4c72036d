import { integerBetween, type Random } from "./random";

/** Makes identifiers in AWS's patterns. The n-th identifier of a seed is the same however many are made. */
export interface SeededIdentifiers {
  readonly organizationId: string;
  readonly rootId: string;
  readonly accountId: (index: number) => string;
  readonly organizationalUnitId: (index: number) => string;
  readonly uuid: () => string;
}

const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
const HEXADECIMAL = "0123456789abcdef";
const ACCOUNTS = 900_000_000_000n;
const ACCOUNT_STEP = 556_351_873_421n;
const UNITS = 36n ** 8n;
const UNIT_STEP = 1_792_400_811_353n;
/** Account ids that documentation and empty worlds use, so that a seeded account is never mistaken for them. */
const reserved: ReadonlySet<string> = new Set(["123456789012", "111122223333", "444455556666"]);

export function seededIdentifiers(random: Random): SeededIdentifiers {
  const firstAccount = BigInt(integerBetween(random, 0, Number(ACCOUNTS) - 1));
  const firstUnit = BigInt(integerBetween(random, 0, Number(UNITS) - 1));
  const suffix = characters(random, ALPHABET, 4);

  // Steps that are coprime to the range visit every number once, so that no set of used ones is needed.
  function accountId(index: number): string {
    const id = String(100_000_000_000n + ((firstAccount + BigInt(index) * ACCOUNT_STEP) % ACCOUNTS));
    return reserved.has(id) ? accountId(index + 100_000) : id;
  }

  return {
    organizationId: `o-${characters(random, ALPHABET, 10)}`,
    rootId: `r-${suffix}`,
    accountId,
    organizationalUnitId(index) {
      const number = (firstUnit + BigInt(index) * UNIT_STEP) % UNITS;
      return `ou-${suffix}-${number.toString(36).padStart(8, "0")}`;
    },
    uuid: () => uuid(random),
  };
}

/** A version 4 UUID from the stream. */
function uuid(random: Random): string {
  const digits = characters(random, HEXADECIMAL, 32);
  const variant = characters(random, "89ab", 1);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join("-");
}

function characters(random: Random, alphabet: string, count: number): string {
  return Array.from({ length: count }, () =>
    alphabet.charAt(integerBetween(random, 0, alphabet.length - 1)),
  ).join("");
}
