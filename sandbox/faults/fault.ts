import { z } from "zod";
import { serviceModels } from "../protocol/service-model";

const effects = z.discriminatedUnion("kind", [
  /** Refused as if too many calls had come, in the service's own way. */
  z.strictObject({ kind: z.literal("throttle") }),
  /** Refused as IAM refuses what no policy allows. */
  z.strictObject({ kind: z.literal("deny") }),
  /** Refused with any exception of the service model. */
  z.strictObject({
    kind: z.literal("error"),
    code: z.string(),
    message: z.string().default("This failure was asked for."),
    members: z.record(z.string(), z.string()).default({}),
  }),
  z.strictObject({ kind: z.literal("server-error"), status: z.int().min(500).max(599).default(500) }),
  /** Answered as usual, but later. */
  z.strictObject({ kind: z.literal("latency"), ms: z.int().min(0).max(600_000) }),
  /** The connection ends without an answer. */
  z.strictObject({ kind: z.literal("drop") }),
  /** A page without items whose token leads to the page that was asked for. */
  z.strictObject({ kind: z.literal("empty-page") }),
  /** A BatchGet operation leaves its last items unprocessed. */
  z.strictObject({ kind: z.literal("unprocessed"), items: z.int().min(1).default(1) }),
  /** Status 200 with a body that ends in the middle. */
  z.strictObject({ kind: z.literal("malformed-body") }),
  /** AWS's clock is ahead (or, negative, behind): the `Date` header says so, and other signing times are refused. */
  z.strictObject({ kind: z.literal("clock-skew"), ms: z.int().min(-86_400_000).max(86_400_000) }),
]);
export type FaultEffect = z.infer<typeof effects>;

const ServiceNames = z.enum(["organizations", "securityhub", "config", "sns", "sts"]);

export const FaultRequest = z
  .strictObject({
    /** As the service model names it, or `*` for every operation. */
    operation: z.string(),
    /** Needed only where two services have an operation of that name. */
    service: ServiceNames.optional(),
    /** Applies to calls of this account only. */
    accountId: z.string().optional(),
    region: z.string().optional(),
    /** Applies to requests only that have this text in their path or body, such as one target's id. */
    matching: z.string().optional(),
    /** Lets this many calls pass before it begins. */
    after: z.int().min(0).default(0),
    /** Applies to this many calls; until it is cleared where absent. */
    times: z.int().min(1).optional(),
    fault: effects,
  })
  .superRefine((request, context) => {
    const problem = problemOf(request.operation, request.service, request.fault);
    if (problem !== undefined) context.addIssue({ code: "custom", message: problem });
  });
export type FaultRequest = z.infer<typeof FaultRequest>;
/**
 * What a client posts: everything with a default may be left out.
 * @internal exported for its tests
 */
export type FaultInput = z.input<typeof FaultRequest>;

/** What makes a fault impossible, or undefined. A fault that can never happen would make a test pass for no reason. */
function problemOf(
  name: string,
  service: z.infer<typeof ServiceNames> | undefined,
  fault: FaultEffect,
): string | undefined {
  if (name === "*") {
    const needsOperation =
      fault.kind === "error" || fault.kind === "empty-page" || fault.kind === "unprocessed";
    return needsOperation ? `A fault of kind ${fault.kind} needs an operation.` : undefined;
  }
  const models = (service === undefined ? ServiceNames.options : [service]).map((one) => serviceModels[one]);
  const model = models.find(({ operations }) => Object.hasOwn(operations, name));
  if (model === undefined) return `No operation is called ${name}.`;
  if (fault.kind === "empty-page" && model.pagination[name] === undefined) return `${name} has no pages.`;
  if (fault.kind === "unprocessed" && !name.startsWith("BatchGet"))
    return `${name} leaves nothing unprocessed.`;
  if (fault.kind !== "error") return undefined;
  const declared = model.operations[name]?.errors.map(({ shape }) => shape) ?? [];
  if (declared.includes(fault.code)) return undefined;
  return `${name} does not declare ${fault.code}, but ${declared.join(", ")}.`;
}
