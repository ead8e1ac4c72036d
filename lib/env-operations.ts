import { z } from "zod";
import { wholeNumber } from "./env-runtime";

/** How Canopy is watched and stopped. */
export interface OperationsEnv {
  /** What reads `/metrics` sends as bearer token; without one this machine alone may read them. */
  readonly metricsToken?: string;
  /** How long a server that was asked to end still takes connections, in milliseconds. */
  readonly drainMs: number;
  /** Whether traces are sent; OpenTelemetry's exporter reads from the environment where to. */
  readonly isTraced: boolean;
  /** Requests per second that a person may send over a longer time. */
  readonly personRate: number;
  /** Requests per second without a session that an address may send over a longer time, for each kind of them. */
  readonly peerRate: number;
  /** For how many days after its person's last sign-in a personal token works. */
  readonly tokenDays: number;
}

const drainAdvice = "Set it to a whole number of seconds from 0 to 10, or leave it out.";
const receiverAdvice =
  "Set it to the URL of an OTLP receiver that speaks HTTP, such as http://127.0.0.1:4318, or leave it out.";
const tokenAdvice =
  "Set it to at least 16 letters and digits that can't be guessed, such as `openssl rand -hex 32` prints them, or leave it out.";

/** What the settings of operations look like as environment variables. */
export const operationsVariables = {
  CANOPY_METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{16,}$/, tokenAdvice)
    .optional(),
  CANOPY_PERSON_RATE: wholeNumber({ from: 1, to: 10_000, unit: "requests per second" }).default(50),
  CANOPY_PEER_RATE: wholeNumber({ from: 1, to: 10_000, unit: "requests per second" }).default(20),
  CANOPY_TOKEN_DAYS: wholeNumber({ from: 1, to: 30, unit: "days" }).default(7),
  CANOPY_DRAIN_SECONDS: z
    .string()
    .regex(/^\d+$/, drainAdvice)
    .transform(Number)
    .pipe(z.int(drainAdvice).max(10, drainAdvice))
    .default(0),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: receiverAdvice }).optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.url({ protocol: /^https?$/, error: receiverAdvice }).optional(),
};

type Given = z.output<z.ZodObject<typeof operationsVariables>>;

/** How Canopy is watched and stopped, as the variables say. */
export function operationsOf(given: Given): OperationsEnv {
  return {
    ...(given.CANOPY_METRICS_TOKEN !== undefined && { metricsToken: given.CANOPY_METRICS_TOKEN }),
    personRate: given.CANOPY_PERSON_RATE,
    peerRate: given.CANOPY_PEER_RATE,
    tokenDays: given.CANOPY_TOKEN_DAYS,
    drainMs: given.CANOPY_DRAIN_SECONDS * 1_000,
    isTraced:
      given.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined ||
      given.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT !== undefined,
  };
}
