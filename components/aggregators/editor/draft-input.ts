import {
  AggregatorInput,
  type InputProblems,
  inputProblems,
  WantedRegions,
} from "@/lib/aws-config/aggregators/change/aggregator-input";
import type { AggregatorState } from "@/lib/aws-config/aggregators/aggregator-state";
import { notAddedProblem } from "@/lib/organizations/parse-account-ids";
import type { AggregatorDraft } from "./aggregator-draft";

export type FieldErrors = InputProblems;

/** The draft as something that can be sent, or what is wrong with it, field by field. */
export type CheckedDraft =
  | { readonly ok: true; readonly input: AggregatorInput; readonly state: AggregatorState }
  | { readonly ok: false; readonly errors: FieldErrors };

/** Checks the draft by the rules that the server uses; what AWS has already is not judged. */
export function checkedDraft(draft: AggregatorDraft): CheckedDraft {
  const wanted = {
    region: draft.region,
    name: draft.name,
    source: wantedSource(draft),
    ...(draft.isFiltered && { filters: wantedFilters(draft) }),
    tags: draft.tags,
  };
  const errors = new Map(inputProblems(wanted, draft.base?.state));
  for (const [field, problem] of notAdded(draft)) if (!errors.has(field)) errors.set(field, problem);
  const parsed = AggregatorInput.safeParse(wanted);
  if (errors.size === 0 && parsed.success) {
    const { source, filters, tags = [] } = parsed.data;
    return { ok: true, input: parsed.data, state: { source, ...(filters && { filters }), tags } };
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
      asWritten: filters.asWritten ?? [],
    }),
    tags: [...tags],
  };
}

/** What was typed or pasted into a field and not added: it is no part of what is sent. */
function notAdded({ kind, accountIds, isFiltered, typing }: AggregatorDraft): Map<string, string> {
  const problems = new Map<string, string>();
  const pasted = kind === "accounts" ? notAddedProblem(typing.accounts, accountIds) : undefined;
  if (pasted !== undefined) problems.set("source.accountIds", pasted);
  if (!isFiltered) return problems;
  for (const [field, text] of [
    ["filters.resourceTypes", typing.resourceType],
    ["filters.servicePrincipals", typing.servicePrincipal],
  ] as const)
    if (text.trim() !== "")
      problems.set(field, `${text.trim()} is not added. Press Enter in its field, or remove it.`);
  return problems;
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

function wantedFilters({ resourceTypes, servicePrincipals, asWritten = [] }: AggregatorDraft): unknown {
  return {
    ...(asWritten.length > 0 && { asWritten }),
    ...(resourceTypes.length > 0 && { resourceTypes }),
    ...(servicePrincipals.length > 0 && { servicePrincipals }),
  };
}
