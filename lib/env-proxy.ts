import ipaddr from "ipaddr.js";
import { z } from "zod";
import type { GroupRole } from "@/lib/identity/group-roles";

/** How a proxy in front of Canopy says who asks. */
const proxyKinds = ["alb", "oauth2-proxy", "auth-request"] as const;
export type ProxyKind = (typeof proxyKinds)[number];

/** A proxy that signs people in and names them in each request. */
export interface ProxyProvider {
  readonly kind: "proxy";
  readonly proxy: ProxyKind;
  /** Addresses and networks that the proxy's connections come from; headers of all others count for nothing. */
  readonly peers: readonly string[];
  /** Of the load balancer that signs, its Region's keys, and its client at the provider where that is pinned, too. */
  readonly alb?: { readonly arn: string; readonly keysUrl: string; readonly clientId?: string };
  readonly groupClaim: string;
  readonly groupRoles: readonly GroupRole[];
}

const peersAdvice =
  "Set it to the addresses and networks that the proxy's connections come from, with commas between them, such as 10.20.0.0/24.";
const arnAdvice =
  "Set it to the ARN of the load balancer, such as arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/canopy/1234567890abcdef.";
const keysAdvice =
  "Set it to the https address under which the Region's keys of load balancers are, or leave it out.";
const albArn =
  /^arn:aws[a-z-]*:elasticloadbalancing:([a-z0-9-]+):\d{12}:loadbalancer\/app\/[\w-]+\/[0-9a-f]+$/;

/** The settings of proxy mode, which is off without `CANOPY_PROXY`. */
export const proxyVariables = {
  CANOPY_PROXY: z
    .enum(proxyKinds, { error: `Set it to one of ${proxyKinds.join(", ")}, or leave it out.` })
    .optional(),
  CANOPY_PROXY_PEERS: z
    .string()
    .transform((list) => list.split(",").map((peer) => peer.trim()))
    .refine((peers) => peers.every((peer) => isNetwork(peer)), peersAdvice)
    .optional(),
  CANOPY_ALB_ARN: z.string().regex(albArn, arnAdvice).optional(),
  CANOPY_ALB_KEYS_URL: z.url({ error: keysAdvice }).refine(isSecure, keysAdvice).optional(),
};

type Given = z.output<z.ZodObject<typeof proxyVariables>> & {
  readonly CANOPY_OIDC_ISSUER?: string | undefined;
  readonly CANOPY_OIDC_CLIENT_ID?: string | undefined;
  readonly CANOPY_OIDC_GROUP_CLAIM: string;
  readonly CANOPY_GROUP_ROLES?: readonly GroupRole[] | undefined;
};

/** What is wrong with settings that belong together, by variable. */
export function proxyProblems(given: Given): readonly (readonly [variable: string, advice: string])[] {
  if (given.CANOPY_PROXY === undefined) return [];
  const problems: (readonly [string, string])[] = [];
  if (given.CANOPY_OIDC_ISSUER !== undefined)
    problems.push([
      "CANOPY_PROXY",
      "CANOPY_OIDC_ISSUER is set: people sign in either there or at the proxy.",
    ]);
  if (given.CANOPY_PROXY_PEERS === undefined) problems.push(["CANOPY_PROXY_PEERS", peersAdvice]);
  if (given.CANOPY_PROXY === "alb" && given.CANOPY_ALB_ARN === undefined)
    problems.push(["CANOPY_ALB_ARN", arnAdvice]);
  return problems;
}

/** The proxy that vouches for people; undefined where none is set. */
export function proxyOf(given: Given): ProxyProvider | undefined {
  const { CANOPY_PROXY: proxy, CANOPY_ALB_ARN: arn, CANOPY_OIDC_CLIENT_ID: clientId } = given;
  if (proxy === undefined) return undefined;
  return {
    kind: "proxy",
    proxy,
    peers: given.CANOPY_PROXY_PEERS ?? [],
    ...(proxy === "alb" &&
      arn !== undefined && {
        alb: {
          arn,
          keysUrl: given.CANOPY_ALB_KEYS_URL ?? keysUrlOf(arn),
          ...(clientId !== undefined && { clientId }),
        },
      }),
    groupClaim: given.CANOPY_OIDC_GROUP_CLAIM,
    groupRoles: given.CANOPY_GROUP_ROLES ?? [],
  };
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html */
function keysUrlOf(arn: string): string {
  const region = albArn.exec(arn)?.[1] ?? "";
  return region.startsWith("us-gov-")
    ? `https://s3-${region}.amazonaws.com/aws-elb-public-keys-prod-${region}/`
    : `https://public-keys.auth.elb.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}/`;
}

function isNetwork(text: string): boolean {
  return text.includes("/") ? ipaddr.isValidCIDR(text) : ipaddr.isValid(text);
}

function isSecure(text: string): boolean {
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
