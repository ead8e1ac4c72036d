import { PackName, MemberPackFilters } from "@/lib/aws-config/packs/model";
import type { DetailedStatusQuestion } from "@/lib/aws-config/packs/client/queries";
import { AccountId } from "@/lib/core/identifiers";
import type { PackParams } from "@/components/inventory/addresses/packs-address";

type LiveParams = Pick<PackParams, "liveAccount" | "liveStatus" | "liveLimit">;

/** What is wrong with the inputs of a live answer, field by field. */
export interface LiveProblems {
  readonly accountId?: string;
  readonly limit?: string;
}

/** The question that the form asks, or what is wrong with it. */
export function liveQuestion(
  packName: string,
  params: LiveParams,
): { readonly question: DetailedStatusQuestion } | { readonly problems: LiveProblems } {
  const typedId = params.liveAccount.replaceAll(/[\s-]/g, "");
  const accountId = typedId === "" ? undefined : AccountId.safeParse(typedId);
  const status = MemberPackFilters.shape.status.safeParse(params.liveStatus);
  const limit = params.liveLimit.trim() === "" ? undefined : Number(params.liveLimit);
  const isLimit = limit === undefined || (Number.isInteger(limit) && limit >= 0 && limit <= 100);
  if (accountId?.success === false || !isLimit) {
    return {
      problems: {
        ...(accountId?.success === false && { accountId: "An account id is twelve digits." }),
        ...(!isLimit && { limit: "A page has 0 to 100 rows; 0 and none leave it to AWS." }),
      },
    };
  }
  const filters = {
    ...(accountId !== undefined && { accountId: accountId.data }),
    ...(status.data !== undefined && { status: status.data }),
  };
  return {
    question: {
      packName: PackName.parse(packName),
      ...(Object.keys(filters).length > 0 && { filters }),
      ...(limit !== undefined && { limit }),
    },
  };
}
