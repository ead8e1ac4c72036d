import "server-only";
import { countMalformed } from "@/lib/aws/malformed-rows";
import type { OperationName } from "@/lib/aws/rates/published-rates";
import { type MissingPart, partLabel } from "@/lib/core/missing-part";
import { FailureError } from "@/lib/core/failure-error";
import { mapBounded } from "@/lib/core/map-bounded";
import type { Catalogue } from "@/lib/security-hub/policies/standards/catalogue";
import {
  describeStandards,
  listSecurityControlDefinitions,
} from "@/lib/security-hub/policies/aws/operations";
import { failureFrom } from "@/lib/server/failure-from";
import { serverAws } from "@/lib/server/aws";
import { OfConnections } from "@/lib/server/connection-in-force";
import { currentCallerKey } from "@/lib/inventory/serve/caller";

/** AWS adds controls and standards every few weeks. */
const freshMs = 6 * 3_600_000;
const standardsAtOnce = 4;

interface CachedCatalogue {
  readonly callerKey: string;
  readonly reading: Promise<Catalogue>;
  until: number;
}

declare global {
  // Some thirty calls, made once a process and not once a bundle of Next's.
  var canopyCatalogue: OfConnections<CachedCatalogue> | undefined;
}

/**
 * The standards and controls that AWS offers in this Region, at most six hours old. Rejects with a FailureError where
 * the controls cannot be read; what else is missing is a missing part, and is asked for again the next time.
 */
export async function policyCatalogue(): Promise<Catalogue> {
  const callerKey = await currentCallerKey();
  const known = globalThis.canopyCatalogue?.value;
  if (known?.callerKey === callerKey && performance.now() < known.until) return known.reading;
  const cached: CachedCatalogue = { callerKey, reading: readCatalogue(), until: performance.now() + freshMs };
  (globalThis.canopyCatalogue ??= new OfConnections()).value = cached;
  cached.reading.then(
    ({ missingParts }) => {
      if (missingParts.length > 0) cached.until = 0;
    },
    () => {
      cached.until = 0;
    },
  );
  return cached.reading;
}

/** The catalogue where it has been read already; the server's own checks do not wait for it. */
export async function knownCatalogue(): Promise<Catalogue | undefined> {
  const known = globalThis.canopyCatalogue?.value;
  if (known === undefined || known.callerKey !== (await currentCallerKey())) return undefined;
  return known.reading.catch(() => undefined);
}

async function readCatalogue(): Promise<Catalogue> {
  const aws = serverAws();
  const readAt = Date.now();
  const missingParts: MissingPart[] = [];
  const missingRows = new Map<string, MissingPart>();
  const listing = "securityhub:ListSecurityControlDefinitions";
  const describing = "securityhub:DescribeStandards";
  const someMissing = (part: CataloguePart, operation: OperationName) => ({
    // Called again with each row, with a failure that counts them.
    onMalformed: countMalformed(aws, operation, (failure) => {
      missingRows.set(partLabel(part), { ...part, isPartial: true, failure });
    }),
  });
  const [allControls, allStandards = []] = await Promise.all([
    listSecurityControlDefinitions(aws, undefined, someMissing({ part: "controls" }, listing)),
    orMissing(missingParts, { part: "standards" }, () =>
      describeStandards(aws, someMissing({ part: "standards" }, describing)),
    ),
  ]);
  const controls = allControls.filter(({ provider }) => provider === undefined);
  const offered = allStandards.filter(({ provider }) => provider === undefined);
  const otherProviders = [
    ...allStandards.map(({ arn, provider }) => ({ id: arn, provider })),
    ...allControls.map(({ id, provider }) => ({ id, provider })),
  ].flatMap(({ id, provider }) => (provider === undefined ? [] : [{ id, provider }]));
  const standards = await mapBounded(offered, standardsAtOnce, async (standard) => {
    const part = { part: "controls-of-standard", of: standard.name } as const;
    const members = await orMissing(missingParts, part, () =>
      listSecurityControlDefinitions(aws, standard.arn, someMissing(part, listing)),
    );
    return { ...standard, ...(members !== undefined && { controlIds: controlIdsOf(members) }) };
  });
  return {
    readAt,
    controls,
    standards,
    otherProviders,
    missingParts: [...missingParts, ...missingRows.values()],
  };
}

function controlIdsOf(members: readonly { readonly id: string; readonly provider?: string }[]): string[] {
  return members.filter(({ provider }) => provider === undefined).map(({ id }) => id);
}

type CataloguePart = Pick<MissingPart, "part" | "of">;

async function orMissing<Value>(
  missingParts: MissingPart[],
  part: CataloguePart,
  read: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    missingParts.push({ ...part, failure: failureFrom(error, "canopy:ReadCatalogue") });
    return undefined;
  }
}
