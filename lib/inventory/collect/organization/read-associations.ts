import "server-only";
import type { TargetId } from "@/lib/core/identifiers";
import { targetKindOf } from "@/lib/organizations/model";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import {
  type AssociationFilters,
  listConfigurationPolicyAssociations,
} from "@/lib/security-hub/aws/operations";
import { callOptions, type Reading, readPart } from "../reading";

const part = "associations";
const operation = "securityhub:ListConfigurationPolicyAssociations";
const stream = "associations";
const accountsPerPage = 20;

/**
 * Reads all associations: what failed and what is pending first, because people wait for that, then the whole list. How
 * many accounts the list names says how many pages of accounts there will be.
 */
export async function readAssociations(reading: Reading): Promise<void> {
  const { aws, draft, meter } = reading;
  const options = callOptions(reading, { part, operation });
  meter.start(stream);
  await readPart(reading, { part, stream }, async () => {
    const urgent = new Map<TargetId, PolicyAssociation>();
    draft.associations = urgent;
    await readInto(urgent, { status: "FAILED" });
    await readInto(urgent, { status: "PENDING" });
    const all = new Map(urgent);
    const seen = new Set<TargetId>();
    draft.associations = all;
    await readInto(all, {}, seen);
    // Gone from the whole list means disassociated since the first two.
    for (const targetId of urgent.keys()) if (!seen.has(targetId)) all.delete(targetId);
    const accounts = [...all.keys()].filter((targetId) => targetKindOf(targetId) === "account").length;
    meter.expect("accounts", Math.ceil(accounts / accountsPerPage));
  });
  meter.done(stream);

  async function readInto(
    rows: Map<TargetId, PolicyAssociation>,
    filters: AssociationFilters,
    seen?: Set<TargetId>,
  ): Promise<void> {
    for await (const page of listConfigurationPolicyAssociations(aws, filters, options)) {
      for (const association of page) {
        rows.set(association.targetId, association);
        seen?.add(association.targetId);
      }
      meter.page(stream, page.length);
    }
  }
}
