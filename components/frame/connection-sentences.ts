import { callerName } from "@/lib/connection/caller-name";
import type { Connection } from "@/lib/connection/connection";
import { standing, type Standing } from "@/lib/connection/standing";

/** The connection in words, for who points at it. */
export function connectionSentences(connection: Connection): string[] {
  const { caller, failure, region, homeRegion, endpoint, securityHubAdministrators, configAdministrators } =
    connection;
  return [
    caller === undefined
      ? (failure?.message ?? "The caller is not known yet.")
      : `Canopy is signed in to account ${caller.accountId}, ${words(caller.arn)}.`,
    homeSentence(region, isConclusive(connection) ? homeRegion : (homeRegion ?? undefined)),
    ...standingSentence("Security Hub", standing(connection, securityHubAdministrators)),
    ...standingSentence("AWS Config", standing(connection, configAdministrators)),
    ...(endpoint === undefined ? [] : [`Calls go to ${endpoint}, not to AWS.`]),
  ];
}

function words(arn: string): string {
  const { kind, name, session } = callerName(arn);
  return `${kind} ${name}`.trim() + (session === undefined ? "" : `, session ${session}`);
}

/** Only the delegated administrator is shown the finding aggregator: none seen by others may still be there. */
function isConclusive(connection: Connection): boolean {
  return standing(connection, connection.securityHubAdministrators) === "administrator";
}

function homeSentence(region: string, homeRegion: string | null | undefined): string {
  if (homeRegion === undefined) return `It works in ${region}; the home Region is not known.`;
  if (homeRegion === null) return `It works in ${region}; there is no finding aggregator, so no home Region.`;
  return homeRegion === region
    ? `It works in ${region}, the home Region.`
    : `It works in ${region}; the home Region is ${homeRegion}.`;
}

function standingSentence(service: string, standing: Standing): string[] {
  switch (standing) {
    case "administrator":
      return [`This account is the delegated administrator of ${service}.`];
    case "management":
      return [`This is the management account, not the delegated administrator of ${service}.`];
    case "member":
      return [`This account is not the delegated administrator of ${service}.`];
    case "unknown":
      return [];
  }
}
