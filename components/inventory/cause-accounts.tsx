import type { ReactNode } from "react";

/** One failed account of a cause. */
export interface CauseAccount {
  readonly key: string | number;
  /** Its name, as a link or button, with what is special about it. */
  readonly account: ReactNode;
  /** The path of its OU; undefined where the account is not in the organization. */
  readonly place: string | undefined;
  /** The pack that failed in it, where the cause is of several. */
  readonly pack?: string | undefined;
}

/** Accounts that failed for one reason: their names, the OUs they are in and, where given, the pack. */
export function CauseAccounts({ label, accounts }: { label: string; accounts: readonly CauseAccount[] }) {
  const hasPacks = accounts.some(({ pack }) => pack !== undefined);
  return (
    <table className="w-full border-collapse text-13">
      <caption className="sr-only">{label}</caption>
      <thead>
        <tr className="border-b text-left text-12 text-ink-quiet">
          <th scope="col" className="py-1 pr-4 font-normal">
            Account
          </th>
          <th scope="col" className="py-1 pr-4 font-normal">
            OU
          </th>
          {hasPacks && (
            <th scope="col" className="py-1 font-normal">
              Pack
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {accounts.map(({ key, account, place, pack }) => (
          <tr key={key} className="border-b align-baseline last:border-b-0">
            <th scope="row" className="py-1 pr-4 text-left font-normal break-words">
              {account}
            </th>
            <td className="py-1 pr-4 text-12 text-pretty text-ink-quiet">{place}</td>
            {hasPacks && <td className="py-1 text-12 text-ink-quiet">{pack}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
