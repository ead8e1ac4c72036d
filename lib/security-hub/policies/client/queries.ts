import { queryOptions } from "@tanstack/react-query";
import type { PolicyId } from "@/lib/core/identifiers";
import { callAction } from "@/lib/query/call-action";
import { fetchJson, fetchJsonIfAny } from "@/lib/query/fetch-json";
import { keys } from "@/lib/query/keys";
import { getSecurityControlDefinition, listPolicyApplications } from "../server/actions";

/** Where the policies are served: fetched by the browser, preloaded by the pages. */
export const POLICIES_URL = "/api/policies";
export const CATALOGUE_URL = "/api/policies/catalogue";

const HOUR_MS = 3_600_000;

export const policiesQueries = {
  /** All policies with what they configure and govern; `null` while there is no snapshot. */
  overview: () =>
    queryOptions({
      queryKey: keys.securityHub.policies(),
      queryFn: ({ signal }) =>
        fetchJsonIfAny({
          url: POLICIES_URL,
          signal,
          schema: async () =>
            (await import("@/lib/inventory/snapshot/policies/policy-overview")).PolicyOverview,
          what: "The policies",
        }),
    }),
  /** The standards and controls that a policy can choose from. */
  catalogue: () =>
    queryOptions({
      queryKey: keys.securityHub.catalogue(),
      queryFn: ({ signal }) =>
        fetchJson({
          url: CATALOGUE_URL,
          signal,
          schema: async () => (await import("../standards/catalogue")).Catalogue,
          what: "The standards and controls",
        }),
      staleTime: HOUR_MS,
    }),
  /** Where a policy is applied, as AWS says now. */
  applications: (policyId: PolicyId) =>
    queryOptions({
      queryKey: keys.securityHub.applications(policyId),
      queryFn: () => callAction(() => listPolicyApplications({ policyId })),
      staleTime: 0,
      gcTime: 0,
    }),
  /** One control, for those that the catalogue does not have. */
  control: (controlId: string) =>
    queryOptions({
      queryKey: keys.securityHub.control(controlId),
      queryFn: () => callAction(() => getSecurityControlDefinition({ controlId })),
      staleTime: HOUR_MS,
    }),
};
