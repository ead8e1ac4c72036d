import { z } from "zod";
import { createSessionStore } from "@/components/ui/stores/session-store";
import { JsonObject } from "@/lib/core/json";
import { AccountId, Region } from "@/lib/core/identifiers";
import { AggregatorFilters, AggregatorSource } from "@/lib/aws-config/aggregators/model";
import { Tag } from "@/lib/aws-config/tags/tag";

/** An aggregator as it was when the editor was opened, or last compared with AWS. */
const AggregatorBase = z.object({
  fingerprint: z.string(),
  arn: z.string(),
  state: z.object({
    source: AggregatorSource.exactOptional(),
    filters: AggregatorFilters.exactOptional(),
    tags: z.array(Tag),
  }),
  /** As in `ConfigurationAggregator`. */
  rest: JsonObject.exactOptional(),
  /** False where they could not be read: then they are left alone. */
  areTagsKnown: z.boolean(),
});
export type AggregatorBase = z.infer<typeof AggregatorBase>;

/** The editor as it stands, valid or not. What was typed for a choice that is not made any more is kept. */
export const AggregatorDraft = z.object({
  step: z.enum(["edit", "review"]),
  region: z.string(),
  name: z.string(),
  kind: z.enum(["accounts", "organization"]).exactOptional(),
  accountIds: z.array(AccountId),
  roleArn: z.string(),
  regionsForm: z.enum(["all", "some"]).exactOptional(),
  regions: z.array(Region),
  isFiltered: z.boolean(),
  resourceTypes: z.array(z.string()),
  servicePrincipals: z.array(z.string()),
  /** Filters kept as AWS writes them. */
  asWritten: z.array(z.string()).exactOptional(),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
  /** Texts in fields that have not become part of the rest yet. */
  typing: z.object({ accounts: z.string(), resourceType: z.string(), servicePrincipal: z.string() }),
  /** Why the change is made, and where it was asked for. */
  reason: z.string().exactOptional(),
  ticket: z.string().exactOptional(),
  /** Absent for an aggregator that is to be created. */
  base: AggregatorBase.exactOptional(),
});
export type AggregatorDraft = z.infer<typeof AggregatorDraft>;

/** The draft of a new aggregator. */
export function emptyDraft(region: string): AggregatorDraft {
  return {
    step: "edit",
    region,
    name: "",
    accountIds: [],
    roleArn: "",
    regions: [],
    isFiltered: false,
    resourceTypes: [],
    servicePrincipals: [],
    tags: [],
    typing: { accounts: "", resourceType: "", servicePrincipal: "" },
  };
}

/** A draft in this tab that outlives a reload and a crash of the page. */
export interface DraftStore {
  /** Undefined until something has been begun. */
  readonly get: () => AggregatorDraft | undefined;
  readonly change: (change: Partial<AggregatorDraft>) => void;
  readonly begin: (draft: AggregatorDraft) => void;
  readonly discard: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const stores = new Map<string, DraftStore>();

/** The draft of one aggregator, or of the one that is to be created: `key` tells them apart. */
export function draftStore(key: string): DraftStore {
  const known = stores.get(key);
  if (known !== undefined) return known;
  const store = openStore(`canopy.aggregator ${key}`);
  stores.set(key, store);
  return store;
}

function openStore(storageKey: string): DraftStore {
  // Soon and not at once: ten thousand ids are written once for many keystrokes.
  const { get, set, subscribe } = createSessionStore(storageKey, AggregatorDraft, { keepWithinMs: 200 });
  return {
    get,
    change(change) {
      const current = get();
      if (current !== undefined) set({ ...current, ...change });
    },
    begin: set,
    discard: () => set(undefined),
    subscribe,
  };
}
