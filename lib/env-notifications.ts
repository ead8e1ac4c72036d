import ipaddr from "ipaddr.js";
import { z } from "zod";

/** How notifications are gathered and sent. */
export interface NotificationEnv {
  /** Addresses and networks beyond the public internet that destinations may have. */
  readonly networks: readonly string[];
  /** Encrypts the addresses and secrets of destinations: 32 bytes, as base64. */
  readonly key?: string;
  /** A digest is sent when no event has come for so long, and at the latest so long after its first. */
  readonly quietMs: number;
  readonly longestMs: number;
}

const networkAdvice =
  "Set it to IP addresses and networks with commas between them, such as 10.20.0.0/16,127.0.0.1, or leave it out.";

/** What the settings of notifications look like as environment variables. */
export const notificationVariables = {
  CANOPY_NOTIFICATION_NETWORKS: z
    .string()
    .transform((list) => list.split(",").map((network) => network.trim()))
    .refine((networks) => networks.every(isNetwork), networkAdvice)
    .optional(),
  CANOPY_NOTIFICATION_KEY: z
    .string()
    .regex(
      /^[A-Za-z0-9+/]{43}=$/,
      "Set it to 32 random bytes as base64, such as `openssl rand -base64 32` prints them, or leave it out.",
    )
    .optional(),
  CANOPY_DIGEST_QUIET_SECONDS: seconds(3_600).default(60),
  CANOPY_DIGEST_LONGEST_SECONDS: seconds(86_400).default(300),
};

type Given = z.output<z.ZodObject<typeof notificationVariables>>;

/** How notifications are gathered and sent, as the variables say. */
export function notificationsOf(given: Given): NotificationEnv {
  return {
    networks: given.CANOPY_NOTIFICATION_NETWORKS ?? [],
    ...(given.CANOPY_NOTIFICATION_KEY !== undefined && { key: given.CANOPY_NOTIFICATION_KEY }),
    quietMs: given.CANOPY_DIGEST_QUIET_SECONDS * 1_000,
    longestMs: given.CANOPY_DIGEST_LONGEST_SECONDS * 1_000,
  };
}

function isNetwork(text: string): boolean {
  return text.includes("/") ? ipaddr.isValidCIDR(text) : ipaddr.isValid(text);
}

function seconds(most: number) {
  const advice = `Set it to a whole number of seconds from 0 to ${most}, or leave it out.`;
  return z.string().regex(/^\d+$/, advice).transform(Number).pipe(z.int(advice).max(most, advice));
}
