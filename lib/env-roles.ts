import { z } from "zod";

const roleAdvice =
  "Set it to the ARN of a role, such as arn:aws:iam::111122223333:role/canopy, or leave it out.";
const RoleArn = z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/, roleAdvice);

/** The roles that Canopy assumes, as environment variables. */
export const roleVariables = {
  CANOPY_ROLE_ARN: RoleArn.optional(),
  CANOPY_READ_ROLE_ARN: RoleArn.optional(),
  CANOPY_WRITE_ROLE_ARN: RoleArn.optional(),
  CANOPY_ROLE_EXTERNAL_ID: z
    .string()
    .regex(
      /^[\w+=,.@:/-]{2,1224}$/,
      "Set it to the sts:ExternalId of the roles' trust policies: 2 to 1,224 letters, digits and +=,.@:/-_.",
    )
    .optional(),
  CANOPY_WRITE_ATTRIBUTION: z
    .enum(["required", "preferred"], {
      error:
        "Set it to required or preferred: whether changes are refused where AWS does not let Canopy set SourceIdentity and session tags.",
    })
    .default("required"),
};

type Given = z.output<z.ZodObject<typeof roleVariables>>;

export interface RoleSettings {
  /** The role that Canopy reads with; what the default credential chain finds where absent. */
  readonly role?: { readonly arn: string; readonly externalId?: string };
  /** What changes are made with: what reads where absent, a role in the name of each person, or nothing. */
  readonly writes?:
    | "none"
    | {
        readonly arn: string;
        readonly externalId?: string;
        readonly attribution: "preferred" | "required";
      };
}

/** Roles that exclude one another, by variable. */
export function conflictingRoles(given: Given): readonly (readonly [variable: string, advice: string])[] {
  if (given.CANOPY_ROLE_ARN === undefined || given.CANOPY_READ_ROLE_ARN === undefined) return [];
  return [
    [
      "CANOPY_READ_ROLE_ARN",
      "CANOPY_ROLE_ARN is the role for everything. Set CANOPY_READ_ROLE_ARN and CANOPY_WRITE_ROLE_ARN instead of it, or leave this one out.",
    ],
  ];
}

/** The roles that Canopy assumes. A role that is set for reading alone is for nothing else. */
export function rolesOf(given: Given): RoleSettings {
  const externalId = given.CANOPY_ROLE_EXTERNAL_ID;
  const assumed = (arn: string) => ({ arn, ...(externalId !== undefined && { externalId }) });
  const readArn = given.CANOPY_READ_ROLE_ARN ?? given.CANOPY_ROLE_ARN;
  const writeArn = given.CANOPY_WRITE_ROLE_ARN;
  return {
    ...(readArn !== undefined && { role: assumed(readArn) }),
    ...(writeArn !== undefined && {
      writes: { ...assumed(writeArn), attribution: given.CANOPY_WRITE_ATTRIBUTION },
    }),
    ...(writeArn === undefined && given.CANOPY_READ_ROLE_ARN !== undefined && { writes: "none" as const }),
  };
}
