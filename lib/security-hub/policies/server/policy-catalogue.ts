import "server-only";
import { countMalformed } from "@/lib/aws/malformed-rows";
import type { OperationName } from "@/lib/aws/rates/published-rates";
import type { Gap } from "@/lib/core/gap";
import { FailureError } from "@/lib/core/failure";
import { mapBounded } from "@/lib/core/map-bounded";
import type { Catalogue } from "@/lib/security-hub/policies/standards/catalogue";
import {
  describeStandards,
  listSecurityControlDefinitions,
} from "@/lib/security-hub/policies/aws/operations";
import { failureFrom } from "@/lib/server/failure-from";
import { serverAws } from "@/lib/server/aws";
import { currentViewerKey } from "@/lib/inventory/serve/viewer";

/** AWS adds controls and standards every few weeks. */
const heldMs = 6 * 3_600_000;
const standardsAtOnce = 4;

interface Held {
  readonly viewerKey: string;
  readonly reading: Promise<Catalogue>;
  until: number;
}

declare global {
  // Some thirty calls, made once a process and not once a bundle of Next's.
  var canopyCatalogue: Held | undefined;
}

/**
 * The standards and controls that AWS offers in this Region, at most six hours old. Rejects with a FailureError where
 * the controls cannot be read; what else is missing is a gap, and is asked for again the next time.
 */
export async function policyCatalogue(): Promise<Catalogue> {
  const viewerKey = await currentViewerKey();
  const known = globalThis.canopyCatalogue;
  if (known?.viewerKey === viewerKey && performance.now() < known.until) return known.reading;
  const held: Held = { viewerKey, reading: readCatalogue(), until: performance.now() + heldMs };
  globalThis.canopyCatalogue = held;
  held.reading.then(
    ({ gaps }) => {
      if (gaps.length > 0) held.until = 0;
    },
    () => {
      held.until = 0;
    },
  );
  return held.reading;
}

/** The catalogue where it has been read already; the server's own checks do not wait for it. */
export async function knownCatalogue(): Promise<Catalogue | undefined> {
  const known = globalThis.canopyCatalogue;
  if (known === undefined || known.viewerKey !== (await currentViewerKey())) return undefined;
  return known.reading.catch(() => undefined);
}

async function readCatalogue(): Promise<Catalogue> {
  const aws = serverAws();
  const readAt = Date.now();
  const gaps: Gap[] = [];
  const listing = "securityhub:ListSecurityControlDefinitions";
  const describing = "securityhub:DescribeStandards";
  const someMissing = (what: string, operation: OperationName) => ({
    onMalformed: countMalformed(aws, operation, (failure) => {
      const part = `some ${what}`;
      gaps.splice(0, gaps.length, ...gaps.filter((gap) => gap.part !== part), { part, failure });
    }),
  });
  const [allControls, allStandards = []] = await Promise.all([
    listSecurityControlDefinitions(aws, undefined, someMissing("controls", listing)),
    orGap(gaps, "standards", () => describeStandards(aws, someMissing("standards", describing))),
  ]);
  const controls = allControls.filter(({ provider }) => provider === undefined);
  const offered = allStandards.filter(({ provider }) => provider === undefined);
  const otherProviders = [
    ...allStandards.map(({ arn, provider }) => ({ id: arn, provider })),
    ...allControls.map(({ id, provider }) => ({ id, provider })),
  ].flatMap(({ id, provider }) => (provider === undefined ? [] : [{ id, provider }]));
  const standards = await mapBounded(offered, standardsAtOnce, async (standard) => {
    const members = await orGap(gaps, `controls of ${standard.name}`, () =>
      listSecurityControlDefinitions(aws, standard.arn, someMissing(`controls of ${standard.name}`, listing)),
    );
    return { ...standard, ...(members !== undefined && { controlIds: controlIdsOf(members) }) };
  });
  return { readAt, controls, standards, otherProviders, gaps };
}

function controlIdsOf(members: readonly { readonly id: string; readonly provider?: string }[]): string[] {
  return members.filter(({ provider }) => provider === undefined).map(({ id }) => id);
}

async function orGap<Value>(
  gaps: Gap[],
  part: string,
  read: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    gaps.push({ part, failure: failureFrom(error, "canopy:ReadCatalogue") });
    return undefined;
  }
}
