import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { z } from "zod";
import { FailureError } from "@/lib/core/failure-error";
import { env } from "@/lib/env";
import { DestinationTarget } from "../destination";

/** What of a destination only the server reads. */
export const Sealed = z.object({
  target: DestinationTarget,
  /** Of a webhook: `whsec_` and base64, as Standard Webhooks writes it. */
  secret: z.string().exactOptional(),
  /** The one before the last rotation. */
  formerSecret: z.string().exactOptional(),
});
export type Sealed = z.infer<typeof Sealed>;

const cipher = "aes-256-gcm";
const encrypted = "gcm:";
const plain = "plain:";

/** As it is stored: encrypted with `CANOPY_NOTIFICATION_KEY` where that is set, and readable in the database where it is not. */
export function seal(secret: Sealed): string {
  const text = JSON.stringify(Sealed.parse(secret));
  const key = configuredKey();
  if (key === undefined) return plain + text;
  const nonce = randomBytes(12);
  const encryption = createCipheriv(cipher, key, nonce);
  const body = Buffer.concat([encryption.update(text, "utf8"), encryption.final()]);
  return encrypted + Buffer.concat([nonce, encryption.getAuthTag(), body]).toString("base64");
}

/** What was sealed. Throws `precondition` where it was encrypted with another key than is set now. */
export function unseal(stored: string): Sealed {
  if (stored.startsWith(plain)) return Sealed.parse(JSON.parse(stored.slice(plain.length)));
  const key = configuredKey();
  if (key === undefined) throw new FailureError(otherKey);
  const bytes = Buffer.from(stored.slice(encrypted.length), "base64");
  try {
    const decryption = createDecipheriv(cipher, key, bytes.subarray(0, 12));
    decryption.setAuthTag(bytes.subarray(12, 28));
    const text = Buffer.concat([decryption.update(bytes.subarray(28)), decryption.final()]).toString("utf8");
    return Sealed.parse(JSON.parse(text));
  } catch {
    throw new FailureError(otherKey);
  }
}

const otherKey = {
  code: "precondition",
  message:
    "The address of this destination was encrypted with another CANOPY_NOTIFICATION_KEY than is set now. Set that one again, or enter the address anew.",
} as const;

function configuredKey(): Buffer | undefined {
  const { key } = env().notifications;
  return key === undefined ? undefined : Buffer.from(key, "base64");
}

/** A new signing secret of a webhook: 32 random bytes (https://github.com/standard-webhooks/standard-webhooks). */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}
