import { AggregatorInput, WantedRegions } from "@/lib/aws-config/aggregators/aggregator-input";
import type { AggregatorState } from "@/lib/aws-config/aggregators/aggregator-state";
import type { AggregatorDraft } from "./aggregator-draft";

/** Messages by the field they belong to, such as `source.regions` or `tags.2.key`. */
export type FieldErrors = ReadonlyMap<string, string>;

/** The draft as something that can be sent, or what is wrong with it, field by field. */
export type CheckedDraft =
  | { readonly ok: true; readonly input: AggregatorInput; readonly state: AggregatorState }
  | { readonly ok: false; readonly errors: FieldErrors };

/** Checks the draft by the schema that the server uses. Tags are always checked, whoever sends them. */
export function checkedDraft(draft: AggregatorDraft): CheckedDraft {
  const parsed = AggregatorInput.safeParse({
    region: draft.region,
    name: draft.name,
    source: wantedSource(draft),
    ...(draft.isFiltered && { filters: wantedFilters(draft) }),
    tags: draft.tags,
  });
  if (parsed.success) {
    const { source, filters, tags = [] } = parsed.data;
    return { ok: true, input: parsed.data, state: { source, ...(filters && { filters }), tags } };
  }
  const errors = new Map<string, string>();
  for (const { path, message } of parsed.error.issues) {
    const field = path.map(String).join(".");
    if (!errors.has(field)) errors.set(field, message);
  }
  // Without a kind of source the schema does not get as far as its Regions.
  const regions = WantedRegions.safeParse(wantedRegions(draft)).error?.issues[0];
  if (regions && !errors.has("source.regions")) errors.set("source.regions", regions.message);
  return { ok: false, errors };
}

/** The fields of the form filled with a state, whatever the draft has for choices that the state does not make. */
export function withState(
  draft: AggregatorDraft,
  { source, filters, tags }: AggregatorState,
): AggregatorDraft {
  return {
    ...draft,
    ...(source && {
      kind: source.kind,
      regionsForm: source.regions === "all" ? "all" : "some",
      ...(source.regions !== "all" && { regions: source.regions }),
      ...(source.kind === "accounts" ? { accountIds: source.accountIds } : { roleArn: source.roleArn }),
    }),
    isFiltered: filters !== undefined,
    ...(filters && {
      resourceTypes: filters.resourceTypes ?? [],
      servicePrincipals: filters.servicePrincipals ?? [],
    }),
    tags: [...tags],
  };
}

function wantedRegions({ regionsForm, regions }: AggregatorDraft): unknown {
  return regionsForm === "some" ? regions : regionsForm;
}

function wantedSource(draft: AggregatorDraft): unknown {
  const { kind, accountIds, roleArn } = draft;
  const regions = wantedRegions(draft);
  if (kind === undefined) return undefined;
  return kind === "accounts" ? { kind, accountIds, regions } : { kind, roleArn: roleArn.trim(), regions };
}

function wantedFilters({ resourceTypes, servicePrincipals }: AggregatorDraft): unknown {
  return {
    ...(resourceTypes.length > 0 && { resourceTypes }),
    ...(servicePrincipals.length > 0 && { servicePrincipals }),
  };
}
