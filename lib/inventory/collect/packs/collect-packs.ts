import "server-only";
import {
  type OrganizationConformancePack,
  type PackName,
  type PackStatus,
  modelledPackStatuses,
} from "@/lib/aws-config/packs/model";
import {
  describeOrganizationConformancePacks,
  describeOrganizationConformancePackStatuses,
  listMemberPackStatuses,
} from "@/lib/aws-config/packs/aws/operations";
import type { CallOptions } from "@/lib/aws/send";
import type { Failure } from "@/lib/core/failure";
import { FailureError, isWorthRetrying } from "@/lib/core/failure-error";
import { mapBounded } from "@/lib/core/map-bounded";
import { againWhenTokenExpires, callOptions, type Reading, readPart } from "../reading";
import type { StreamName } from "../stream-plan";
import type { PackDraft } from "./pack-draft";
import type { PageForecast } from "./page-forecast";
import { usualPages } from "./usual-pages";

const operation = "config:GetOrganizationConformancePackDetailedStatus";
const unsettledStatuses = modelledPackStatuses.filter((status) => !isSuccessful(status));

type PackReading = Reading<PackDraft> & { readonly forecast: PageForecast };

/**
 * Reads the packs and their statuses, then what failed and what is in progress in each of them, because people wait for
 * that, and then every list as a whole, several packs side by side. What AWS does not give becomes a missing part. Rejects with
 * the signal's reason when aborted, and with errors of our own.
 */
export async function collectPacks(reading: PackReading): Promise<void> {
  const { aws, draft, meter } = reading;
  await Promise.all([readPacks(reading), readStatuses(reading)]);
  // As many as it takes to use the rate up while each call waits for its answer.
  const sideBySide = Math.min(16, Math.max(4, Math.ceil(aws.budget.rateOf(operation).perSecond * 0.4)));
  const refused = new Set<PackName>();

  // A pack is successful as a whole only where it is in every account.
  const unsettledPacks = draft.packs.filter(
    ({ status }) => status === undefined || !isSuccessful(status.status),
  );
  meter.start("pack-unsettled");
  meter.expect("pack-unsettled", unsettledPacks.length * unsettledStatuses.length);
  await mapBounded(unsettledPacks, sideBySide, ({ name }) => readUnsettled(reading, name, refused));
  meter.done("pack-unsettled");

  meter.start("pack-accounts");
  const open = draft.packs.filter(({ name }) => !refused.has(name));
  await mapBounded(open, sideBySide, ({ name }) => readAccounts(reading, open, name));
  meter.done("pack-accounts");
}

async function readPacks(reading: PackReading): Promise<void> {
  const { aws, draft, meter } = reading;
  const [part, stream] = ["packs", "packs"] as const;
  meter.start(stream);
  meter.expect(stream, 1);
  await readPart(reading, { part, stream }, async () => {
    const options = callOptions(reading, { part, operation: "config:DescribeOrganizationConformancePacks" });
    for await (const page of describeOrganizationConformancePacks(aws, options)) {
      draft.addPacks(page);
      meter.page(stream, page.length);
    }
    draft.isListed = true;
  });
  meter.done(stream);
}

async function readStatuses(reading: PackReading): Promise<void> {
  const { aws, draft, meter } = reading;
  const [part, stream] = ["pack-statuses", "pack-statuses"] as const;
  meter.start(stream);
  meter.expect(stream, 1);
  await readPart(reading, { part, stream }, async () => {
    const asked = { part, operation: "config:DescribeOrganizationConformancePackStatuses" } as const;
    for await (const page of describeOrganizationConformancePackStatuses(aws, callOptions(reading, asked))) {
      draft.addStatuses(page);
      meter.page(stream, page.length);
    }
  });
  meter.done(stream);
}

/** What AWS refuses here for good is not asked for again as a whole list. */
async function readUnsettled(reading: PackReading, name: PackName, refused: Set<PackName>): Promise<void> {
  const { aws, draft, meter } = reading;
  const stream = "pack-unsettled";
  const failure = await readMembers(reading, { name, stream }, async (options) => {
    for (const status of unsettledStatuses) {
      for await (const page of listMemberPackStatuses(
        aws,
        { packName: name, filters: { status } },
        options,
      )) {
        draft.table.addAhead(name, page);
        meter.page(stream, page.length);
      }
    }
  });
  if (failure !== undefined && !isWorthRetrying(failure)) refused.add(name);
}

async function readAccounts(
  reading: PackReading,
  all: readonly OrganizationConformancePack[],
  name: PackName,
): Promise<void> {
  const { aws, draft, meter, forecast } = reading;
  const stream = "pack-accounts";
  await readMembers(reading, { name, stream }, async (options) => {
    await againWhenTokenExpires(async () => {
      draft.table.beginWhole(name);
      for await (const page of listMemberPackStatuses(aws, { packName: name }, options)) {
        draft.table.addWhole(name, page);
        meter.page(stream, page.length);
        forecast.page(name);
        await reportForecast();
      }
    });
    draft.table.endWhole(name);
  });
  forecast.end(name);
  await reportForecast();

  async function reportForecast(): Promise<void> {
    const names = all.map((pack) => pack.name);
    // Lists that are read side by side end at about the same time, and say too late how long they are.
    if (forecast.expected(names) === undefined) forecast.guess(await usualPages());
    const pages = forecast.expected(names);
    if (pages !== undefined) meter.expect(stream, pages);
  }
}

/** Reads rows of one pack; answers why not all of them are there. One that is deleted meanwhile is dropped. */
async function readMembers(
  reading: PackReading,
  { name, stream }: { readonly name: PackName; readonly stream: StreamName },
  read: (options: CallOptions) => Promise<void>,
): Promise<Failure | undefined> {
  const part = { part: "pack-accounts", of: name } as const;
  return readPart(reading, { ...part, stream }, async () => {
    try {
      await read(callOptions(reading, { ...part, operation }));
    } catch (error) {
      if (!(error instanceof FailureError) || error.failure.code !== "not-found") throw error;
      reading.draft.drop(name, error.failure);
    }
  });
}

function isSuccessful(status: PackStatus): boolean {
  return status.endsWith("_SUCCESSFUL");
}
