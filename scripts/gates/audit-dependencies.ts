import { execFile } from "node:child_process";
import { z } from "zod";
import { projectRoot } from "../processes/project-root";
import { step, type Suite } from "./run-suites";
import { tallyOfStep } from "./tally";

const Advisory = z.object({ name: z.string(), severity: z.string(), range: z.string().optional() });
const Audit = z.object({ vulnerabilities: z.record(z.string(), Advisory) });

/** What `npm audit --json` says: packages with a known vulnerability that is high or critical, or that it was not answered. */
type Verdict =
  { readonly kind: "answered"; readonly vulnerable: readonly string[] } | { readonly kind: "not answered" };

/**
 * Reads the verdict out of what `npm audit --json` prints; a registry without audits, or none, is no answer.
 * @internal exported for its tests
 */
export function auditVerdict(printed: string): Verdict {
  const parsed = Audit.safeParse(jsonIn(printed));
  if (!parsed.success) return { kind: "not answered" };
  const severe = Object.values(parsed.data.vulnerabilities).filter(({ severity }) =>
    ["high", "critical"].includes(severity),
  );
  return {
    kind: "answered",
    vulnerable: severe.map(({ name, severity, range = "" }) => `${name} ${range}: ${severity}`),
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
  } catch {
    return undefined;
  }
}

const withinMs = 60_000;

/** Asks the registry about what Canopy runs on; skipped, and said so, where it does not answer, as without a network. */
export const audit: Suite = step("vulnerabilities (npm audit)", async () => {
  const printed = await new Promise<string>((resolve) => {
    const args = ["audit", "--omit=dev", "--json", "--fetch-retries=0"];
    // It ends with 1 where it finds something, and where it can't ask.
    execFile("npm", args, { cwd: projectRoot, timeout: withinMs, maxBuffer: 2 ** 26 }, (_error, output) =>
      resolve(output),
    );
  });
  const verdict = auditVerdict(printed);
  if (verdict.kind === "not answered")
    return {
      tally: { passed: 0, failed: 0, skipped: 1 },
      output: "",
      summary: "  The registry answers no audits: vulnerabilities were not asked for.",
    };
  const { vulnerable } = verdict;
  return { tally: tallyOfStep(vulnerable.length === 0), output: vulnerable.join("\n") };
});
