import type { PolicyId } from "@/lib/core/identifiers";
import { wirePolicy } from "./aws-json";
import type { PolicySettings } from "./settings";

/** The AWS CLI command that creates a policy with these settings, ready to paste into a shell. */
export function createPolicyCommand(settings: PolicySettings, region: string): string {
  return command("create-configuration-policy", [
    ["region", region],
    ["name", quoted(settings.name)],
    ...(settings.description === "" ? [] : [["description", quoted(settings.description)] as const]),
    ["configuration-policy", quoted(JSON.stringify(wirePolicy(settings), undefined, 2))],
  ]);
}

/** The AWS CLI command that makes a policy be as these settings say. */
export function updatePolicyCommand(policyId: PolicyId, settings: PolicySettings, region: string): string {
  return command("update-configuration-policy", [
    ["region", region],
    ["identifier", policyId],
    ["name", quoted(settings.name)],
    ...(settings.description === "" ? [] : [["description", quoted(settings.description)] as const]),
    ["configuration-policy", quoted(JSON.stringify(wirePolicy(settings), undefined, 2))],
  ]);
}

/** The AWS CLI command that deletes a policy. */
export function deletePolicyCommand(policyId: PolicyId, region: string): string {
  return command("delete-configuration-policy", [
    ["region", region],
    ["identifier", policyId],
  ]);
}

function command(name: string, options: readonly (readonly [option: string, value: string])[]): string {
  return [`aws securityhub ${name}`, ...options.map(([option, value]) => `--${option} ${value}`)].join(
    " \\\n  ",
  );
}

/** As one word of a POSIX shell, whatever it holds. */
function quoted(text: string): string {
  return /^[A-Za-z0-9._/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
