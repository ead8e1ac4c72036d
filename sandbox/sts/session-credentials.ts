import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { openText, sealText } from "../sealed-text";

/** Who a temporary credential acts as. */
const Session = z.object({
  accountId: z.string(),
  roleName: z.string(),
  roleArn: z.string(),
  sessionName: z.string(),
  sourceIdentity: z.string().optional(),
  /** Tags that a role that is assumed with these credentials has, too. */
  transitiveTags: z.array(z.object({ key: z.string(), value: z.string() })),
  /** Epoch milliseconds of real time. */
  startedAt: z.number(),
  /** Epoch milliseconds of real time: clients compare it with their own clock. */
  expiresAt: z.number(),
});
export type Session = z.infer<typeof Session>;

const scope = "session";
/** Marks the sandbox's own temporary keys among all the others, which act as the default caller. */
const keyPrefix = "ASIASANDBOX";

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** New credentials for a session. The token holds the session itself, so that it outlives a restart of the sandbox. */
export function issueCredentials(session: Session): Credentials {
  const random = createHash("sha256").update(randomUUID()).digest();
  return {
    accessKeyId: keyPrefix + random.toString("hex").slice(0, 9).toUpperCase(),
    secretAccessKey: random.toString("base64").slice(0, 40),
    sessionToken: sealText(scope, JSON.stringify(session)),
  };
}

/** The session of a token, expired or not; undefined where the sandbox did not issue it. */
export function sessionOf(sessionToken: string): Session | undefined {
  const text = openText(scope, sessionToken);
  return text === undefined ? undefined : Session.parse(JSON.parse(text));
}

/** Whether a key must come with a session token of the sandbox. */
export function isSessionKey(accessKeyId: string): boolean {
  return accessKeyId.startsWith(keyPrefix);
}
