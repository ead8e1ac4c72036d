import "server-only";
import { listAccounts } from "@/lib/organizations/operations";
import { callOptions, type Reading, readPart } from "./reading";
import type { UnitReader } from "./unit-reader";

const part = "accounts";
const operation = "organizations:ListAccounts";
const stream = "accounts";

/**
 * Reads the accounts, one page after the other: the token of a page comes with the page before. Their paths say which
 * OUs have OUs below them, which are listed meanwhile. Where accounts are denied, every OU has to be asked instead.
 */
export async function readAccounts(reading: Reading, units: UnitReader): Promise<void> {
  const { aws, draft, meter } = reading;
  meter.start(stream);
  const failure = await readPart(reading, { part, stream }, async () => {
    for await (const page of listAccounts(aws, callOptions(reading, { part, operation }))) {
      draft.addAccounts(page);
      meter.page(stream, page.length);
      // The last ancestor holds the account; those before it hold an OU.
      for (const { ancestorIds } of page) ancestorIds.slice(0, -1).forEach((id) => units.list(id));
    }
  });
  if (failure !== undefined) units.listEverything();
  meter.done(stream);
}
