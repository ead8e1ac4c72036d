import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { complianceQueries } from "@/lib/aws-config/compliance/client/queries";
import type { PackRules } from "@/lib/aws-config/compliance/table/pack-rules";
import type { Failure } from "@/lib/core/failure";

/** The rules of a pack at the version of compliance that is shown; those of the version before until they have come. */
export function usePackRules(
  packName: string,
  version: string | undefined,
): { readonly rules: PackRules | null | undefined; readonly failure: Failure | undefined } {
  const { data, error } = useQuery({
    ...complianceQueries.rules(packName, version ?? ""),
    enabled: version !== undefined,
    placeholderData: keepPreviousData,
  });
  return { rules: data, failure: error?.failure };
}
