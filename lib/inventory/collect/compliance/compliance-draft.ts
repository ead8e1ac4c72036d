import type { UsableAggregator } from "@/lib/aws-config/compliance/choose-aggregator";
import type {
  ComplianceMeta,
  ComplianceSnapshot,
} from "@/lib/aws-config/compliance/table/compliance-snapshot";
import { ComplianceTable } from "@/lib/aws-config/compliance/table/compliance-table";
import type { PackName } from "@/lib/aws-config/packs/model";
import { DraftWithMissingParts } from "../draft-with-missing-parts";

/** What a collection of compliance has read so far. */
export class ComplianceDraft extends DraftWithMissingParts {
  readonly table = new ComplianceTable();
  /** Undefined until it is known which packs there are. */
  packs: readonly PackName[] | undefined;
  aggregator: UsableAggregator | undefined;

  /** Undefined as long as it is not known which packs there are. */
  snapshot(
    head: Pick<ComplianceMeta, "takenAt" | "complete" | "deployedBy" | "region">,
  ): ComplianceSnapshot | undefined {
    const { packs, table, aggregator } = this;
    if (packs === undefined) return undefined;
    const { rules, unattributed, ...numbers } = table.numbers(packs, head.complete);
    const source = aggregator?.source;
    const meta: ComplianceMeta = {
      ...head,
      // The store assigns the version, and a reader gets it from there.
      version: "",
      ...(aggregator !== undefined && {
        aggregator: {
          name: aggregator.name,
          ...(source?.kind === "accounts" && { accountIds: [...source.accountIds] }),
        },
      }),
      packs: packs.map((name, pack) => ({
        name,
        rules: [...(rules[pack] ?? [])],
        areRulesKnown: table.areRulesKnown(name),
      })),
      unattributed,
      missingParts: this.missingParts,
    };
    return { meta, ...numbers };
  }
}
