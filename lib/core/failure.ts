import { z } from "zod";

/** The ten things that can go wrong, as people meet them. */
export const failureCodes = [
  "invalid-input",
  "unauthenticated",
  "forbidden",
  "not-found",
  "conflict",
  "precondition",
  "limit-reached",
  "throttled",
  "unavailable",
  "unexpected",
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** Where a failure came from when AWS answered it: enough to open a support case. */
export const AwsOrigin = z.object({
  /** `securityhub:StartConfigurationPolicyAssociation` */
  operation: z.string(),
  /** The modelled exception, such as `InvalidAccessException`. Absent where the answer names none: a proxy's page. */
  exception: z.string().exactOptional(),
  requestId: z.string().exactOptional(),
  httpStatus: z.int().exactOptional(),
});
export type AwsOrigin = z.infer<typeof AwsOrigin>;

const described = {
  /** One sentence that is safe to show: AWS's own text for modelled exceptions, ours for everything else. */
  message: z.string(),
  aws: AwsOrigin.exactOptional(),
};

/** Plain data, so that it survives the trip to the browser, the database and back. */
export const Failure = z.discriminatedUnion("code", [
  z.object({
    code: z.literal("invalid-input"),
    ...described,
    fields: z.record(z.string(), z.array(z.string())),
  }),
  /** Of Canopy at AWS, unless it is the person's session with Canopy that is missing or over. */
  z.object({ code: z.literal("unauthenticated"), ...described, of: z.literal("session").exactOptional() }),
  /** `missing` is the permission or the IAM action that was refused. */
  z.object({ code: z.literal("forbidden"), ...described, missing: z.string() }),
  z.object({ code: z.literal("not-found"), ...described }),
  z.object({ code: z.literal("conflict"), ...described }),
  z.object({ code: z.literal("precondition"), ...described }),
  z.object({ code: z.literal("limit-reached"), ...described }),
  z.object({ code: z.literal("throttled"), ...described, retryAfterMs: z.number().exactOptional() }),
  /** Of AWS or the network, unless `of` names Canopy's own database, or its server as the browser sees it. */
  z.object({
    code: z.literal("unavailable"),
    ...described,
    of: z.enum(["database", "canopy"]).exactOptional(),
    /** Where AWS has not answered a request of it yet: the run goes on by itself. */
    run: z.object({ id: z.uuid(), number: z.int() }).exactOptional(),
  }),
  /** The same reference stands in the server's log. */
  z.object({ code: z.literal("unexpected"), ...described, reference: z.string() }),
]);
export type Failure = z.infer<typeof Failure>;

/** The schema of a `Result`, for parts of an answer that succeed or fail each on its own. */
export function resultSchema<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion("ok", [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), failure: Failure }),
  ]);
}
