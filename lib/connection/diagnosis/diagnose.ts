import type { Observation } from "../observation";
import { diagnoseConfigAdministrator, diagnoseSecurityHubAdministrator } from "./administrators";
import { diagnoseClock } from "./clock";
import { diagnoseConfiguration } from "./configuration";
import { diagnoseCredentials } from "./credentials";
import { type CheckId, type Diagnosis, notChecked } from "./diagnosis";
import { diagnoseDatabase } from "./database";
import { diagnoseEndpoint } from "./endpoint";
import { diagnoseHomeRegion } from "./home-region";
import { diagnoseNewSecurityHub } from "./new-security-hub";
import { diagnoseOrganization } from "./organization";
import { diagnosePermissions } from "./permissions";
import { diagnoseWriteRole } from "./write-role";

/** A step of the way to AWS, in the order in which one mends them. */
export interface Check extends Diagnosis {
  readonly id: CheckId;
  readonly title: string;
}

const steps: readonly {
  readonly id: CheckId;
  readonly title: string;
  readonly diagnose: (observations: readonly Observation[]) => Diagnosis;
}[] = [
  { id: "credentials", title: "Credentials", diagnose: diagnoseCredentials },
  { id: "write-role", title: "Write role", diagnose: diagnoseWriteRole },
  { id: "clock", title: "Clock", diagnose: diagnoseClock },
  { id: "endpoint", title: "Endpoints", diagnose: diagnoseEndpoint },
  { id: "organization", title: "Organization", diagnose: diagnoseOrganization },
  {
    id: "security-hub-administrator",
    title: "Delegated administrator of Security Hub CSPM",
    diagnose: diagnoseSecurityHubAdministrator,
  },
  { id: "new-security-hub", title: "The new Security Hub", diagnose: diagnoseNewSecurityHub },
  {
    id: "config-administrator",
    title: "Delegated administrator of AWS Config",
    diagnose: diagnoseConfigAdministrator,
  },
  { id: "home-region", title: "Home Region and finding aggregator", diagnose: diagnoseHomeRegion },
  { id: "configuration", title: "Central configuration", diagnose: diagnoseConfiguration },
  { id: "permissions", title: "Permissions", diagnose: diagnosePermissions },
  { id: "database", title: "Canopy's database", diagnose: diagnoseDatabase },
];

/**
 * Every check, with what the observations so far say of it. Observations may come in any order.
 * @param isRunning whether more will come: a check without an answer is under way then, and was not made otherwise
 */
export function diagnose(observations: readonly Observation[], isRunning = true): Check[] {
  return steps.map(({ id, title, diagnose: of }) => {
    const found = of(observations);
    return { id, title, ...(found.state === "checking" && !isRunning ? notChecked : found) };
  });
}
