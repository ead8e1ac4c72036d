import { z } from "zod";

const trustActions = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"] as const;
export type TrustAction = (typeof trustActions)[number];

/** A role with policies of its own. */
const RoleDefinition = z.strictObject({
  arn: z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/, "Write the ARN of a role."),
  /** What the trust policy allows. */
  trusts: z.array(z.enum(trustActions)).default([...trustActions]),
  /** What the trust policy asks for as `sts:ExternalId`. */
  externalId: z.string().optional(),
  /** The IAM actions that its permission policies allow; all where absent. */
  allows: z.array(z.string().regex(/^[a-z0-9-]+:\w+$/)).optional(),
});
type RoleDefinition = z.infer<typeof RoleDefinition>;

export const RoleDefinitions = z.strictObject({ roles: z.array(RoleDefinition).max(50) });

/** The roles that have policies. Every other role may be assumed by every caller, and do everything. */
export class RoleBook {
  #roles = new Map<string, RoleDefinition>();

  /** Replaces all definitions. */
  define(roles: readonly RoleDefinition[]): void {
    this.#roles = new Map(roles.map((role) => [role.arn, role]));
  }

  list(): readonly RoleDefinition[] {
    return [...this.#roles.values()];
  }

  /** Whether the trust policy of a role lets an action through. */
  trusts(roleArn: string, action: TrustAction): boolean {
    return this.#roles.get(roleArn)?.trusts.includes(action) ?? true;
  }

  /** Whether an external id is the one that the trust policy asks for. */
  accepts(roleArn: string, externalId: string | undefined): boolean {
    const asked = this.#roles.get(roleArn)?.externalId;
    return asked === undefined || asked === externalId;
  }

  /** Whether the permission policies of a role allow an IAM action. Who calls is allowed to know always. */
  allows(roleArn: string, action: string): boolean {
    return action === "sts:GetCallerIdentity" || (this.#roles.get(roleArn)?.allows?.includes(action) ?? true);
  }
}
