import { z } from "zod";
import { type ApprovalRules, parseApprovalRules, strictestRules } from "@/lib/runs/plans/approval-rules";

/** Settings that an administrator can change while Canopy runs; the environment says what they are until then. */
export interface RuntimeSettings {
  /** How old a snapshot may grow before it is collected anew. */
  readonly refreshMinutes: number;
  /** How many calls to AWS collections may make in a day without being asked for; not limited by default. */
  readonly callsPerDay?: number;
  /** How long what is known of earlier snapshots is kept. */
  readonly historyDays: number;
  /** Which changes need the approval of a second person; none by default. */
  readonly approval: ApprovalRules;
  /** What every page says above its content. */
  readonly banner?: string;
  /** The key of the tag that names the owner of an account; none where it is empty. */
  readonly ownerTag: string;
}

const longestBanner = 300;
/** As AWS allows keys of tags to be. */
const longestKey = 128;

/** What these settings look like as environment variables. */
export const runtimeVariables = {
  CANOPY_REFRESH_MINUTES: wholeNumber({ from: 1, to: 10_080, unit: "minutes" }).default(15),
  CANOPY_HISTORY_DAYS: wholeNumber({ from: 1, to: 3_650, unit: "days" }).default(90),
  CANOPY_DAILY_CALLS: z
    .string()
    .regex(/^(|[1-9]\d{2,8})$/, "Set it to a whole number of calls from 100 to 999999999, or leave it out.")
    .optional(),
  CANOPY_APPROVAL: z
    .string()
    .transform((text, context) => {
      const parsed = parseApprovalRules(text);
      if (parsed.ok) return parsed.rules;
      context.addIssue({ code: "custom", message: parsed.problem });
      return z.NEVER;
    })
    .optional(),
  CANOPY_BANNER: z
    .string()
    .max(longestBanner, `Set it to a text of at most ${longestBanner} characters, or leave it out.`)
    .optional(),
  CANOPY_OWNER_TAG: z
    .string()
    .max(longestKey, `Set it to the key of a tag, at most ${longestKey} characters, or leave it out.`)
    .default("owner"),
};

const Runtime = z.object(runtimeVariables);
type Given = z.output<typeof Runtime>;

/** The name of a setting that can be changed while Canopy runs. */
export const RuntimeName = Runtime.keyof();
export type RuntimeName = z.infer<typeof RuntimeName>;

/** The settings as the variables say. */
function runtimeOf(given: Given): RuntimeSettings {
  return {
    refreshMinutes: given.CANOPY_REFRESH_MINUTES,
    historyDays: given.CANOPY_HISTORY_DAYS,
    approval: given.CANOPY_APPROVAL ?? [],
    ownerTag: given.CANOPY_OWNER_TAG,
    ...(given.CANOPY_DAILY_CALLS !== undefined &&
      given.CANOPY_DAILY_CALLS !== "" && { callsPerDay: Number(given.CANOPY_DAILY_CALLS) }),
    ...(given.CANOPY_BANNER !== undefined && given.CANOPY_BANNER !== "" && { banner: given.CANOPY_BANNER }),
  };
}

/** What is wrong with the text of a setting, as one sentence with the way out; undefined where nothing is. */
export function problemOf(name: RuntimeName, text: string): string | undefined {
  return Runtime.shape[name].safeParse(text).error?.issues[0]?.message;
}

/**
 * The settings as texts say, which stand in for those of the environment by name. One that is not valid is left out: a newer
 * Canopy may have stored it. Approval rules that can't be read ask for approval of every change.
 */
export function overlaid(
  environment: Readonly<Partial<Record<RuntimeName, string>>>,
  stored: Readonly<Partial<Record<RuntimeName, string>>>,
): RuntimeSettings {
  const valid = Object.entries(stored).filter(([name, text]) => {
    const known = RuntimeName.safeParse(name);
    return known.success && problemOf(known.data, text) === undefined;
  });
  const inForce = runtimeOf(Runtime.parse({ ...environment, ...Object.fromEntries(valid) }));
  const isReadable = stored.CANOPY_APPROVAL === undefined || parseApprovalRules(stored.CANOPY_APPROVAL).ok;
  return isReadable ? inForce : { ...inForce, approval: strictestRules };
}

/** A variable that holds a whole number. */
export function wholeNumber({ from, to, unit }: { from: number; to: number; unit: string }) {
  const advice = `Set it to a whole number of ${unit} from ${from} to ${to}, or leave it out.`;
  return z
    .string()
    .regex(/^\d+$/, advice)
    .transform(Number)
    .pipe(z.int(advice).min(from, advice).max(to, advice));
}
