interface PolicyTypeRules {
  /** Authorization policies limit permissions; management policies merge into an effective policy. */
  readonly kind: "authorization" | "management";
  readonly maxCharacters: number;
  readonly maxPerTarget: number;
  readonly maxPerOrganization: number;
}

const management: PolicyTypeRules = {
  kind: "management",
  maxCharacters: 10_000,
  maxPerTarget: 10,
  maxPerOrganization: 1_000,
};

export const SERVICE_CONTROL_POLICY = "SERVICE_CONTROL_POLICY";
export const RESOURCE_CONTROL_POLICY = "RESOURCE_CONTROL_POLICY";

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html, where it differs from the rest. */
const rulesByType: ReadonlyMap<string, PolicyTypeRules> = new Map([
  [
    SERVICE_CONTROL_POLICY,
    { kind: "authorization", maxCharacters: 5_120, maxPerTarget: 5, maxPerOrganization: 10_000 },
  ],
  [
    RESOURCE_CONTROL_POLICY,
    { kind: "authorization", maxCharacters: 5_120, maxPerTarget: 5, maxPerOrganization: 1_000 },
  ],
  ["AISERVICES_OPT_OUT_POLICY", { ...management, maxCharacters: 2_500, maxPerTarget: 5 }],
  ["CHATBOT_POLICY", { ...management, maxPerTarget: 5 }],
]);

/** The quotas of a policy type. */
export function policyTypeRules(type: string): PolicyTypeRules {
  return rulesByType.get(type) ?? management;
}
