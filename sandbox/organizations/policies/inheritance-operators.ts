/** https://docs.aws.amazon.com/organizations/latest/userguide/policy-operators.html */
export const CHILD_CONTROL = "@@operators_allowed_for_child_policies";

/** The operators that set a value. */
export const settingOperators: ReadonlySet<string> = new Set(["@@assign", "@@append", "@@remove"]);

/** Everything that may begin with `@@` in a management policy. */
export const operators: ReadonlySet<string> = new Set([...settingOperators, CHILD_CONTROL]);

/** The value-setting operators that a child control lets through. */
export function allowedOperators(control: unknown): ReadonlySet<string> {
  const listed: unknown[] = Array.isArray(control) ? control : [];
  if (listed.includes("@@none")) return new Set();
  if (listed.includes("@@all")) return settingOperators;
  return new Set([...settingOperators].filter((operator) => listed.includes(operator)));
}
