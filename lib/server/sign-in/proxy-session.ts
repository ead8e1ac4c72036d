import "server-only";
import { randomUUID } from "node:crypto";
import ipaddr from "ipaddr.js";
import { z } from "zod";
import type { ProxyKind, ProxyProvider } from "@/lib/env-proxy";
import { roleNames } from "@/lib/identity/grants";
import { recordEvent } from "@/lib/server/audit";
import { log } from "@/lib/server/log";
import { responseInProgress } from "@/lib/server/routes/response-in-progress";
import type { Session } from "@/lib/server/session";
import { keepPerson } from "@/lib/store/identity/people";
import { offerOnce } from "@/lib/store/identity/single-uses";
import { albClaims } from "./alb-token";
import { connectionsOfPerson, grantsOfPerson } from "./grants-of-person";

/** Someone as a proxy names them in a request. */
interface NamedPerson {
  readonly subject: string;
  readonly name: string;
  readonly email?: string;
  readonly groups: readonly string[];
}

/** The headers in which each proxy names a person. Those of one alone count: a proxy lets those of another through. */
const userHeaders: Readonly<Record<Exclude<ProxyKind, "alb">, string>> = {
  "oauth2-proxy": "x-forwarded-",
  "auth-request": "x-auth-request-",
};
const longestHeader = 8_000;
/** How long a person who was kept isn't kept again, and how many are remembered. */
const keptForMs = 60_000;
const mostKept = 5_000;
/** A person who asks is put on record as signed in once in so long. */
const signInHoldsMs = 12 * 60 * 60_000;

interface Kept {
  readonly id: Promise<string>;
  readonly at: number;
}
declare global {
  // Next bundles pages, routes, actions and the proxy apart: they meet here.
  var canopyProxyPeople: Map<string, Kept> | undefined;
}

/**
 * The session of a request that a proxy vouches for; undefined where its connection does not come from the proxy, or where
 * the proxy names no person. Rejects where the database can't keep a person it hasn't seen.
 */
export async function proxySession(
  headers: Pick<Headers, "get">,
  provider: ProxyProvider,
): Promise<Session | undefined> {
  if (!isFromProxy(responseInProgress()?.peer, provider.peers)) return undefined;
  const person = await namedPerson(headers, provider);
  if (person === undefined) return undefined;
  const { name, groups } = person;
  const id = await idOf(person, provider.proxy);
  const response = responseInProgress();
  if (response !== undefined) response.personId = id;
  const vouched = { provider: provider.proxy, groups };
  return { id, name, grants: grantsOfPerson(vouched), ...connectionsOfPerson(vouched) };
}

/**
 * Whether a connection comes from one of the networks. An address that is mapped into IPv6 counts as what it is.
 * @internal exported for its tests
 */
export function isFromProxy(peer: string | undefined, networks: readonly string[]): boolean {
  if (peer === undefined || !ipaddr.isValid(peer)) return false;
  const address = ipaddr.process(peer);
  return networks.some((network) => {
    const [base, bits] = ipaddr.parseCIDR(network.includes("/") ? network : `${network}/${widthOf(network)}`);
    return address.kind() === base.kind() && address.match(base, bits);
  });
}

function widthOf(address: string): number {
  return ipaddr.parse(address).kind() === "ipv6" ? 128 : 32;
}

async function namedPerson(
  headers: Pick<Headers, "get">,
  { proxy, alb, groupClaim }: ProxyProvider,
): Promise<NamedPerson | undefined> {
  if (proxy !== "alb") return personOfHeaders(headers, userHeaders[proxy]);
  const token = headers.get("x-amzn-oidc-data");
  if (token === null || token.length > longestHeader || alb === undefined) return undefined;
  try {
    const claims = await albClaims(token, alb);
    const email = textOf(claims["email"]);
    return {
      subject: claims.sub,
      name: textOf(claims["name"]) ?? textOf(claims["preferred_username"]) ?? email ?? claims.sub,
      ...(email !== undefined && { email }),
      groups: groupsOf(claims[groupClaim]),
    };
  } catch (error) {
    log().warn({ err: error }, "A header of the load balancer was refused");
    return undefined;
  }
}

function personOfHeaders(headers: Pick<Headers, "get">, prefix: string): NamedPerson | undefined {
  const value = (name: string) => {
    const text = headers.get(`${prefix}${name}`)?.trim() ?? "";
    return text === "" || text.length > longestHeader ? undefined : text;
  };
  const subject = value("user") ?? value("email");
  if (subject === undefined) return undefined;
  const email = value("email");
  return {
    subject: subject.slice(0, 500),
    name: (value("preferred-username") ?? email ?? subject).slice(0, 200),
    ...(email !== undefined && { email: email.slice(0, 200) }),
    groups: groupsOf(value("groups")),
  };
}

/** The person's id, kept with their groups as the proxy names them now. */
function idOf(person: NamedPerson, provider: ProxyKind): Promise<string> {
  globalThis.canopyProxyPeople ??= new Map();
  const memory = globalThis.canopyProxyPeople;
  const key = JSON.stringify([provider, person]);
  const known = memory.get(key);
  if (known !== undefined && performance.now() - known.at < keptForMs) return known.id;
  // Who was known a minute ago stays known while the database does not answer.
  const keeping = keep(person, provider);
  const id = known === undefined ? keeping : keeping.catch(() => known.id);
  memory.delete(key);
  memory.set(key, { id, at: performance.now() });
  const [oldest] = memory.keys();
  if (memory.size > mostKept && oldest !== undefined) memory.delete(oldest);
  id.catch(() => memory.delete(key));
  return id;
}

async function keep(person: NamedPerson, provider: ProxyKind): Promise<string> {
  const id = await keepPerson({ ...person, id: randomUUID(), provider });
  const { name, groups } = person;
  const key = JSON.stringify([provider, id, groups]);
  if (await offerOnce("proxy-sign-in", key, { holdsMs: signInHoldsMs }))
    await recordEvent({
      by: { id, name, role: roleNames({ grants: grantsOfPerson({ provider, groups }) }) },
      operation: "canopy:SignIn",
      target: "Canopy",
      input: { provider, groups },
    });
  return id;
}

function textOf(claim: unknown): string | undefined {
  return typeof claim === "string" && claim.trim() !== "" ? claim.slice(0, 200) : undefined;
}

/** A list of names, or one text with commas between them, as headers have it. */
function groupsOf(claim: unknown): readonly string[] {
  const list = z
    .union([z.array(z.string()), z.string().transform((text) => text.split(","))])
    .safeParse(claim);
  if (!list.success) return [];
  return list.data
    .map((group) => group.trim())
    .filter((group) => group !== "")
    .slice(0, 1_000);
}
