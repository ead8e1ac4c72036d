import "server-only";
import { decodeProtectedHeader, importSPKI, jwtVerify } from "jose";
import { z } from "zod";

/** What is pinned of a load balancer: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html. */
interface SigningLoadBalancer {
  readonly arn: string;
  /** Where its Region publishes keys; ends with a slash. */
  readonly keysUrl: string;
  readonly clientId?: string;
}

const Header = z.object({
  alg: z.literal("ES256"),
  kid: z.string().regex(/^[\w-]{1,64}$/),
  signer: z.string(),
  client: z.string(),
  exp: z.number(),
});
export const Claims = z.looseObject({ sub: z.string().min(1).max(500), exp: z.number() });
export type Claims = z.infer<typeof Claims>;

/** The clocks of a load balancer and of this server may differ by as much, in seconds. */
const toleranceSeconds = 30;
const keyTimeoutMs = 5_000;
/** A Region signs with a key or two at a time. */
const mostKeys = 16;

type Key = Awaited<ReturnType<typeof importSPKI>>;

/** Keys by their address. A key never changes under its id. */
const keys = new Map<string, Promise<Key>>();

/**
 * The claims of `x-amzn-oidc-data`, where the load balancer has signed it and it is of now; throws an error that says what is
 * wrong otherwise. The segments are padded, which jose takes. Rejects where the Region's keys can't be had.
 */
export async function albClaims(
  token: string,
  { arn, keysUrl, clientId }: SigningLoadBalancer,
): Promise<Claims> {
  const header = Header.parse(decodeProtectedHeader(token));
  if (header.signer !== arn) throw new Error(`The token is signed by ${header.signer}.`);
  if (clientId !== undefined && header.client !== clientId)
    throw new Error(`The token is for the client ${header.client}.`);
  const key = await keyAt(new URL(header.kid, keysUrl).href);
  const { payload } = await jwtVerify(token, key, {
    algorithms: ["ES256"],
    clockTolerance: toleranceSeconds,
  });
  if (header.exp + toleranceSeconds < Date.now() / 1_000) throw new Error("The token has expired.");
  return Claims.parse(payload);
}

function keyAt(address: string): Promise<Key> {
  const known = keys.get(address);
  if (known !== undefined) return known;
  const key = fetchKey(address);
  keys.set(address, key);
  const [oldest] = keys.keys();
  if (keys.size > mostKeys && oldest !== undefined) keys.delete(oldest);
  key.catch(() => keys.delete(address));
  return key;
}

async function fetchKey(address: string): Promise<Key> {
  const response = await fetch(address, { signal: AbortSignal.timeout(keyTimeoutMs), redirect: "error" });
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  return importSPKI(await response.text(), "ES256");
}
