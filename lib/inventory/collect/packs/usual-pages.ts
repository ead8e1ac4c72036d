import "server-only";
import { currentProgress } from "@/lib/inventory/serve/current-progress";

const accountsPerOrganizationPage = 20;
const rowsPerPage = 100;

/**
 * How many pages the list of a pack usually has, from how many accounts the organization has as far as its own collection
 * knows by now; undefined where that has not come so far. A guess for an estimate, so it never rejects.
 */
export async function usualPages(): Promise<number | undefined> {
  const { streams } = await currentProgress("organization").catch(() => ({ streams: [] }));
  const accounts = streams.find(({ name }) => name === "accounts");
  if (accounts?.pagesExpected === undefined) return undefined;
  return Math.ceil((accounts.pagesExpected * accountsPerOrganizationPage) / rowsPerPage);
}
