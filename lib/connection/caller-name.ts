/** Who an ARN names, as people say it: a kind and a name. */
export interface CallerName {
  readonly kind: "role" | "user" | "root user" | "federated user" | "caller";
  /** Empty for the root user. */
  readonly name: string;
  /** The session of an assumed role. */
  readonly session?: string;
}

/** Reads the ARN that STS answers: `arn:aws:sts::…:assumed-role/security-audit/anna` is the role `security-audit`. */
export function callerName(arn: string): CallerName {
  const resource = arn.split(":").slice(5).join(":");
  const [kind, ...rest] = resource.split("/");
  if (kind === "assumed-role") {
    const [name = "", session] = rest;
    return { kind: "role", name, ...(session !== undefined && { session }) };
  }
  // A path may stand before the name of a user or a role.
  const name = rest.at(-1) ?? "";
  if (kind === "role") return { kind: "role", name };
  if (kind === "user") return { kind: "user", name };
  if (kind === "federated-user") return { kind: "federated user", name };
  return kind === "root" ? { kind: "root user", name: "" } : { kind: "caller", name: resource };
}
