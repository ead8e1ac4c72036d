import { z } from "zod";
import { type Permission, permissions } from "./permissions";

/** `personal`: asks in the name of the person who made it. `service`: in a name of its own, for programs that outlive people. */
export const TokenKind = z.enum(["personal", "service"]);
export type TokenKind = z.infer<typeof TokenKind>;

/** What no operation of the API takes. */
const personsOnly: readonly Permission[] = [
  "access:read",
  "data:export",
  "inventory:refresh",
  "notifications:read",
  "notifications:write",
  "settings:read",
  "settings:approve",
  "settings:write",
];

/** The permissions that a token can have, what looks first. */
export const tokenScopes: readonly Permission[] = permissions.filter((each) => !personsOnly.includes(each));

const Scope = z
  .string()
  .max(40, "A permission has at most 40 characters.")
  .pipe(
    z.custom<Permission>((value) => tokenScopes.some((each) => each === value), {
      error: "This is no permission that a token can have.",
    }),
  );

/** How long a token may be valid at most, in days. */
const longestDays = 365;

/** A token to make. */
export const NewToken = z.strictObject({
  kind: TokenKind,
  name: z
    .string()
    .trim()
    .min(1, "Give the token a name.")
    .max(80, "A name has at most 80 characters.")
    .regex(/^[^\p{C}]*$/u, "A name has no control characters."),
  scopes: z
    .array(Scope)
    .min(1, "Choose at least one permission.")
    .max(tokenScopes.length, "Name each permission once."),
  days: z.int().min(1, "At least one day.").max(longestDays, `At most ${longestDays} days.`),
});
export type NewToken = z.infer<typeof NewToken>;

export const TokenId = z.uuid().max(36, "A token id is a UUID.").brand<"TokenId">();
export type TokenId = z.infer<typeof TokenId>;

/** A token as lists show it, without its secret. */
export interface ApiToken {
  readonly id: TokenId;
  readonly kind: TokenKind;
  readonly name: string;
  /** The last four characters of the token. */
  readonly ending: string;
  /** Who made it. */
  readonly owner: string;
  readonly scopes: readonly Permission[];
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly expiresAt: number;
  /** Absent while it has not been used. To the minute. */
  readonly usedAt?: number;
  readonly revokedAt?: number;
}

/** What a token begins with, so that people and scanners for secrets know it. */
export const tokenPrefix = "canopy_";

/** The permissions that a stored list names; those that are none any more are left out. */
export function scopesIn(stored: unknown): readonly Permission[] {
  const named = z.array(z.string()).catch([]).parse(stored);
  return tokenScopes.filter((each) => named.includes(each));
}
