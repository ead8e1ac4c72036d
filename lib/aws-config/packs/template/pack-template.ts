/** AWS's limits of a conformance pack: https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html */
export const packLimits = {
  /** Bytes of a template that is sent with the request. */
  bodyBytes: 51_200,
  /** Bytes of a template in S3: 300 KB. */
  s3Bytes: 307_200,
  rulesPerPack: 130,
  /** In one account and Region, over all of its packs and its own rules. */
  rulesPerAccount: 1_000,
  /** Parameters that are given values. */
  parameters: 60,
  parameterName: 255,
  parameterValue: 4_096,
  excludedAccounts: 1_000,
} as const;

/** What is wrong with a template, and where. A warning is something that AWS may refuse or ignore. */
export interface TemplateProblem {
  readonly severity: "error" | "warning";
  /** From 1; absent where it concerns the whole. */
  readonly line?: number;
  readonly message: string;
}

/** A parameter as the template declares it. */
export interface TemplateParameter {
  readonly name: string;
  readonly type: string;
  /** Absent where a value has to be given. */
  readonly default?: string;
  readonly description?: string;
  readonly allowedValues?: readonly string[];
  readonly allowedPattern?: string;
  readonly constraintDescription?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly line: number;
}

/** A rule of a template. */
export interface TemplateRule {
  readonly logicalId: string;
  /** `ConfigRuleName`; absent where an intrinsic function makes it. */
  readonly name?: string;
  /** Such as `ACCESS_KEYS_ROTATED`; absent for a rule of its own, and where a function makes it. */
  readonly sourceIdentifier?: string;
  /** The rule as it is written, without indentation: other texts are other rules. */
  readonly text: string;
  readonly line: number;
}

/** What a conformance pack template consists of, as far as deploying it needs it. */
export interface PackTemplate {
  readonly bytes: number;
  readonly parameters: readonly TemplateParameter[];
  readonly rules: readonly TemplateRule[];
  /** Each as it is written, by its logical id. */
  readonly remediations: readonly { readonly logicalId: string; readonly text: string }[];
}

/** A value that is given to a parameter. */
export interface ParameterValue {
  readonly name: string;
  readonly value: string;
}

/** Bytes of a text as UTF-8, which is how AWS counts a template. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
