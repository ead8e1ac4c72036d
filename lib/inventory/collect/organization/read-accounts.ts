import "server-only";
import { isWorthRetrying } from "@/lib/core/failure-error";
import { listAccounts } from "@/lib/organizations/aws/operations";
import type { AccountPlacer } from "./account-placer";
import { callOptions, type Reading, readPart } from "../reading";
import type { UnitReader } from "./unit-reader";

const part = "accounts";
const operation = "organizations:ListAccounts";
const stream = "accounts";

/**
 * Reads the accounts, one page after the other: the token of a page comes with the page before. Their paths say which
 * OUs have OUs below them, which are listed meanwhile. Where an account has no path, or the list is refused, every OU is
 * asked for its accounts instead.
 */
export async function readAccounts(
  reading: Reading,
  units: UnitReader,
  placer: AccountPlacer,
): Promise<void> {
  const { aws, draft, meter } = reading;
  meter.start(stream);
  const failure = await readPart(reading, { part, stream }, async () => {
    for await (const page of listAccounts(aws, callOptions(reading, { part, operation }))) {
      draft.addAccounts(page);
      meter.page(stream, page.length);
      // The last ancestor holds the account; those before it hold an OU.
      for (const { ancestorIds } of page) ancestorIds.slice(0, -1).forEach((id) => units.list(id));
      if (page.some(({ parentId }) => parentId === undefined)) placer.begin();
    }
  });
  if (failure !== undefined) units.listEverything();
  if (failure !== undefined && !isWorthRetrying(failure)) placer.begin();
  meter.done(stream);
}
