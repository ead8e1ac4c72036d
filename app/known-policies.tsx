import { PolicyCommands } from "@/components/policies/policy-commands";
import { readInventory } from "@/lib/inventory/read-inventory";
import { isListed } from "@/lib/security-hub/governance";

/** The policies as the palette offers them on every page, at most twenty; none while the database does not answer. */
export async function KnownPolicies() {
  const inventory = await readInventory({});
  const policies = inventory.ok ? (inventory.value.snapshot?.governance.policies ?? []) : [];
  const commands = policies
    .map((policy, identity) => ({ policy, identity }))
    .filter(({ policy }) => isListed(policy))
    .map(({ policy: { id, name, description }, identity }) => ({
      id,
      name,
      identity,
      ...(description !== undefined && { description }),
    }));
  return <PolicyCommands policies={commands} />;
}
