import "server-only";
import { z } from "zod";
import { countsOfRows } from "@/lib/aws-config/packs/pack-counts";
import { packsMissing } from "@/lib/aws-config/packs/pack-figures";
import type { OtherCallersPacks } from "@/lib/aws-config/packs/other-callers-packs";
import { can } from "@/lib/identity/grants";
import { defineRead } from "@/lib/server/action";
import { otherConnections, withConnection } from "@/lib/server/connection-in-force";
import { failureFrom } from "@/lib/server/failure-from";
import { requestSession } from "@/lib/server/request-session";
import { answerInTime } from "@/lib/store/database/answer-in-time";
import { currentSnapshot } from "../serve/current-snapshot";
import { packsFor } from "../serve/within-ous";

/**
 * The packs that the callers of other connections into the same organization have deployed there: management and each
 * delegated administrator see their own alone. Only of connections in which the person may read packs, and as they may see
 * them there. One whose data can't be read just now is left out.
 */
export const readPacksElsewhere = defineRead({
  operation: "canopy:ReadPacksElsewhere",
  input: z.object({}),
  requires: "pack:read",
  withinOus: "own-targets",
  run: async (): Promise<readonly OtherCallersPacks[]> => {
    const organizationId = (await currentSnapshot())?.meta.organizationId;
    if (organizationId === undefined) return [];
    const read = await Promise.all(
      otherConnections().map((connection) =>
        withConnection(connection, () => answerInTime(packsHere(organizationId))).catch((error: unknown) => {
          failureFrom(error, "canopy:ReadPacksElsewhere");
          return undefined;
        }),
      ),
    );
    return read.flatMap((packs, index) => {
      const connection = otherConnections()[index];
      if (packs === undefined || connection === undefined) return [];
      const { name, title } = connection;
      return [{ ...(name !== undefined && { connection: name }), title, ...packs }];
    });
  },
});

/** Those of the connection in force, where it looks at this organization; its session is that of the same request. */
async function packsHere(
  organizationId: string,
): Promise<Omit<OtherCallersPacks, "connection" | "title"> | undefined> {
  const session = await requestSession();
  if (session === undefined || !can(session, "pack:read")) return undefined;
  const meta = (await currentSnapshot())?.meta;
  if (meta?.organizationId !== organizationId) return undefined;
  const packs = await packsFor(session);
  if (packs === undefined) return undefined;
  const { deployedBy, region, takenAt } = packs.meta;
  return {
    deployedBy,
    region,
    takenAt,
    isManagement: deployedBy === meta.managementAccountId,
    isPartial: packsMissing(packs.meta).packs,
    packs: packs.meta.packs.map(({ name, arn }, index) => {
      const columns = packs.columns[index];
      const { failed = 0, inProgress = 0, deployed = 0 } = columns === undefined ? {} : countsOfRows(columns);
      return { name, arn, failed, inProgress, deployed };
    }),
  };
}
