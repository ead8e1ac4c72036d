import { areAccountsRead } from "@/lib/inventory/snapshot/snapshot-parts";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { accountStates } from "@/lib/organizations/model";
import { NodeKind } from "@/lib/organizations/tree";
import { blockersIn } from "@/lib/security-hub/configuration/blockers";
import type { ConfigurationReading } from "@/lib/security-hub/configuration/reading";
import type { RecordedBlockers } from "./use-blockers";

/** What the newest snapshot says of the configuration: shown until AWS has answered. */
export interface RecordedConfiguration {
  /** Absent where the collection could not read it. */
  readonly reading?: ConfigurationReading;
  /** Absent under LOCAL, where there is nothing to leave. */
  readonly blockers?: RecordedBlockers;
  /** ACTIVE ones; absent where not all accounts and their states could be read. */
  readonly accounts?: number;
}

/** Takes out of a snapshot what the configuration page begins with. One pass over the tree. */
export function recordedConfiguration({ meta, tree, governance }: Snapshot): RecordedConfiguration {
  const { configuration, findingAggregator, takenAt, complete, missingParts } = meta;
  const aggregatorMissing = missingParts.find(({ part }) => part === "finding-aggregator");
  const administratorsMissing = missingParts.find(({ part }) => part === "delegated-administrators");
  const isRead = configuration !== undefined && complete && aggregatorMissing === undefined;
  return {
    ...(areAccountsRead(meta) && { accounts: activeAccounts(tree) }),
    ...(isRead && {
      reading: {
        readAt: takenAt,
        isLive: false,
        configuration: { ok: true, value: configuration },
        findingAggregator: { ok: true, value: findingAggregator ?? null },
        administrators:
          administratorsMissing === undefined
            ? { ok: true, value: meta.delegatedAdministrators }
            : { ok: false, failure: administratorsMissing.failure },
      },
    }),
    ...(isRead &&
      configuration.configurationType === "CENTRAL" && {
        blockers: { blockers: blockersIn(tree, governance), readAt: takenAt },
      }),
  };
}

const active = accountStates.indexOf("ACTIVE");

function activeAccounts({ kind, state }: Snapshot["tree"]): number {
  return kind.reduce(
    (count, each, node) => count + (each === NodeKind.Account && state[node] === active ? 1 : 0),
    0,
  );
}
