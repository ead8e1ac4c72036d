import type { Violation } from "../protocol/violations";

/** An answer that the service model forbids: a defect of the sandbox, never sent as it is. */
export class InvalidAnswer extends Error {
  constructor(operation: string, found: readonly Violation[]) {
    const details = found
      .slice(0, 5)
      .map(({ path, constraint, value }) => `${path} (${JSON.stringify(value)}): ${constraint}`);
    super(`${operation} would have answered against its service model: ${details.join("; ")}`);
    this.name = "InvalidAnswer";
  }
}
