import { z } from "zod";
import { type GroupRole, parseGroupRoles } from "@/lib/identity/group-roles";
import { proxyOf, proxyProblems, type ProxyProvider, proxyVariables } from "./env-proxy";

/** Who vouches for people: the machine's own one-time links, an OpenID provider, or a proxy in front of Canopy. */
export type IdentityProvider =
  | { readonly kind: "local" }
  | ProxyProvider
  | {
      readonly kind: "oidc";
      /** The issuer's URL, under which its metadata are found. */
      readonly issuer: string;
      readonly clientId: string;
      readonly clientSecret?: string;
      readonly scopes: string;
      /** The claim of the ID token, or of its user info, that names the groups. */
      readonly groupClaim: string;
      readonly groupRoles: readonly GroupRole[];
    };

export interface IdentitySettings {
  readonly provider: IdentityProvider;
  /** Where browsers find Canopy, without a path; loopback alone where it is not set. */
  readonly publicUrl?: string;
  /** How long a session lasts without a request, in milliseconds. */
  readonly idleMs: number;
  /** How long a session lasts at most, in milliseconds. */
  readonly lifetimeMs: number;
  /** SHA-256 of the one-time link that the command has printed. */
  readonly entryLinkHash?: string;
}

const issuerAdvice =
  "Set it to the URL of the OpenID provider, such as https://login.example.com/realms/staff.";
const urlAdvice =
  "Set it to the URL under which browsers find Canopy, such as https://canopy.example.com: https, without a path. On this machine alone http://localhost:3000 will do.";
const mappingAdvice =
  "Set it to groups and roles such as security=operator; leads=approver; emea=operator:ou-ab12-cdefgh34. The roles are viewer, auditor, operator, approver and administrator.";
const hoursAdvice = "Set it to a whole number of hours from 1 to 8760, or leave it out.";
const minutesAdvice = "Set it to a whole number of minutes from 1 to 525600, or leave it out.";

/** What the settings of sign-in look like as environment variables. */
export const identityVariables = {
  CANOPY_URL: z.url({ error: urlAdvice }).refine(isPublicUrl, urlAdvice).optional(),
  CANOPY_OIDC_ISSUER: z.url({ error: issuerAdvice }).refine(isSecureUrl, issuerAdvice).optional(),
  CANOPY_OIDC_CLIENT_ID: z.string().optional(),
  CANOPY_OIDC_CLIENT_SECRET: z.string().optional(),
  CANOPY_OIDC_SCOPES: z
    .string()
    .refine(
      (scopes) => scopes.split(" ").includes("openid"),
      "Set it to scopes with spaces between them, openid among them.",
    )
    .default("openid profile email"),
  CANOPY_OIDC_GROUP_CLAIM: z.string().default("groups"),
  ...proxyVariables,
  CANOPY_GROUP_ROLES: z
    .string()
    .transform((text, context) => {
      const parsed = parseGroupRoles(text);
      if (!("wrong" in parsed)) return parsed;
      context.addIssue({ code: "custom", message: mappingAdvice });
      return z.NEVER;
    })
    .optional(),
  CANOPY_SESSION_IDLE_MINUTES: z
    .string()
    .regex(/^\d+$/, minutesAdvice)
    .transform(Number)
    .pipe(z.int().min(1, minutesAdvice).max(525_600, minutesAdvice))
    .optional(),
  CANOPY_SESSION_HOURS: z
    .string()
    .regex(/^\d+$/, hoursAdvice)
    .transform(Number)
    .pipe(z.int().min(1, hoursAdvice).max(8_760, hoursAdvice))
    .optional(),
  /** Not for people: what prints the link sets it. */
  CANOPY_ENTRY_LINK_SHA256: z.string().optional(),
};

type Given = z.output<z.ZodObject<typeof identityVariables>>;

/** What is missing of the settings that belong together, by variable. */
export function missingIdentitySettings(
  given: Given,
): readonly (readonly [variable: string, advice: string])[] {
  const isProxied = given.CANOPY_PROXY !== undefined;
  if (given.CANOPY_OIDC_ISSUER === undefined && !isProxied) return [];
  return [
    ...proxyProblems(given),
    ...(given.CANOPY_OIDC_CLIENT_ID === undefined && !isProxied
      ? [
          [
            "CANOPY_OIDC_CLIENT_ID",
            "Set it to the client's id at the provider that CANOPY_OIDC_ISSUER names.",
          ] as const,
        ]
      : []),
    ...(given.CANOPY_URL === undefined ? [["CANOPY_URL", urlAdvice] as const] : []),
    ...(given.CANOPY_GROUP_ROLES === undefined ? [["CANOPY_GROUP_ROLES", mappingAdvice] as const] : []),
  ];
}

/** How people sign in, and for how long. On this machine alone sessions last longer: a new link takes a restart. */
export function identityOf(given: Given): IdentitySettings {
  const isLocal = given.CANOPY_OIDC_ISSUER === undefined && given.CANOPY_PROXY === undefined;
  const idleMinutes = given.CANOPY_SESSION_IDLE_MINUTES ?? (isLocal ? 7 * 24 * 60 : 60);
  const hours = given.CANOPY_SESSION_HOURS ?? (isLocal ? 30 * 24 : 12);
  return {
    provider: providerOf(given),
    ...(given.CANOPY_URL !== undefined && { publicUrl: new URL(given.CANOPY_URL).origin }),
    idleMs: idleMinutes * 60_000,
    lifetimeMs: hours * 3_600_000,
    ...(given.CANOPY_ENTRY_LINK_SHA256 !== undefined && { entryLinkHash: given.CANOPY_ENTRY_LINK_SHA256 }),
  };
}

function providerOf(given: Given): IdentityProvider {
  const { CANOPY_OIDC_ISSUER: issuer, CANOPY_OIDC_CLIENT_ID: clientId } = given;
  const proxy = proxyOf(given);
  if (proxy !== undefined) return proxy;
  if (issuer === undefined || clientId === undefined) return { kind: "local" };
  return {
    kind: "oidc",
    issuer,
    clientId,
    ...(given.CANOPY_OIDC_CLIENT_SECRET !== undefined && { clientSecret: given.CANOPY_OIDC_CLIENT_SECRET }),
    scopes: given.CANOPY_OIDC_SCOPES,
    groupClaim: given.CANOPY_OIDC_GROUP_CLAIM,
    groupRoles: given.CANOPY_GROUP_ROLES ?? [],
  };
}

/** A password, a code or a cookie goes over it: only loopback may do without TLS. */
function isSecureUrl(text: string): boolean {
  const { protocol, hostname } = new URL(text);
  return (
    protocol === "https:" || (protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname))
  );
}

function isPublicUrl(text: string): boolean {
  return isSecureUrl(text) && ["", "/"].includes(new URL(text).pathname);
}
