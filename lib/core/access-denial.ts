/** Which kind of policy refuses a call, in the order in which IAM's documentation lists them. */
export const denyingPolicies = [
  "identity-based policy",
  "resource-based policy",
  "role trust policy",
  "VPC endpoint policy",
  "permissions boundary",
  "session policy",
  "service control policy",
  "resource control policy",
] as const;
export type DenyingPolicy = (typeof denyingPolicies)[number];

/** What the text of an AccessDenied says. */
export interface AccessDenial {
  /** The IAM action, such as `securityhub:ListConfigurationPolicies`. */
  readonly action: string;
  /** The ARN of the caller, where the text names it. */
  readonly principal?: string;
  /** Absent where the text names no kind of policy: the identity-based policy then, as a rule. */
  readonly by?: DenyingPolicy;
  /** Whether a statement denies it, as opposed to no statement allowing it. */
  readonly isExplicit: boolean;
  /** The policy that denies it, where the text names it. */
  readonly policyArn?: string;
}

/**
 * Reads the text of an AccessDenied of IAM; undefined for the texts in which a service itself refuses the caller.
 * Forms: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function accessDenialOf(message: string): AccessDenial | undefined {
  const action = /not authorized to perform:?\s+([\w-]+:\w+)/i.exec(message)?.[1];
  if (action === undefined) return undefined;
  const principal = /\b(arn:[\w-]+:(?:iam|sts)::\S+?)\s+is not authorized/i.exec(message)?.[1];
  const by = denyingPolicies.find((kind) =>
    new RegExp(`\\b${kind.replace(" ", "\\s+")}\\b`, "i").test(message),
  );
  const policyArn = /explicit deny in [^.]*?(arn:[\w-]+:(?:organizations|iam)::[^\s.,]+)/i.exec(message)?.[1];
  return {
    action,
    isExplicit: /explicit deny/i.test(message),
    ...(principal !== undefined && { principal }),
    ...(by !== undefined && { by }),
    ...(policyArn !== undefined && { policyArn }),
  };
}

/** A text without the encoded part that only `aws sts decode-authorization-message` can read, and that part. */
export function foldEncodedPart(message: string): { readonly text: string; readonly encoded?: string } {
  const found = /\s*Encoded authorization failure message:\s*([\w+/=-]{40,})\.?/i.exec(message);
  if (found === null) return { text: message };
  const [part, encoded = ""] = found;
  return { text: message.replace(part, "").trim(), encoded };
}
