import { createHash } from "node:crypto";
import type { SandboxOrganization, World } from "../../world/world";

/** Makes identifiers in AWS's patterns: the same ones for the same world and the same calls, and none of them twice. */
export class NewIdentifiers {
  private made = 0;

  constructor(private readonly world: World) {}

  accountId(organization: SandboxOrganization): string {
    return this.firstFree(
      (number) => accountDigits(`${organization.id} account ${number}`),
      (id) => this.world.accounts.has(id) || id === this.world.defaultCaller,
    );
  }

  organizationalUnitId(organization: SandboxOrganization): string {
    const prefix = `ou-${organization.rootId.slice("r-".length)}`;
    return this.firstFree(
      (number) => `${prefix}-${digest(`${organization.id} unit ${number}`, 8)}`,
      (id) => this.world.organizationalUnits.has(id),
    );
  }

  policyId(organization: SandboxOrganization): string {
    return this.firstFree(
      (number) => `p-${digest(`${organization.id} policy ${number}`, 10)}`,
      (id) => this.world.organizationPolicies.policies.has(id),
    );
  }

  createAccountRequestId(): string {
    return this.firstFree(
      (number) => `car-${digest(`request ${number}`, 32)}`,
      (id) => this.world.createAccountStatuses.has(id),
    );
  }

  private firstFree(candidate: (number: number) => string, isTaken: (id: string) => boolean): string {
    for (;;) {
      this.made += 1;
      const id = candidate(this.made);
      if (!isTaken(id)) return id;
    }
  }
}

export function organizationId(managementAccountId: string): string {
  return `o-${digest(`organization ${managementAccountId}`, 10)}`;
}

export function rootId(managementAccountId: string): string {
  return `r-${digest(`root ${managementAccountId}`, 4)}`;
}

function accountDigits(text: string): string {
  const number = createHash("sha256").update(text).digest().readUIntBE(0, 6) % 1_000_000_000_000;
  return String(number).padStart(12, "0");
}

function digest(text: string, length: number): string {
  return createHash("sha256").update(text).digest("hex").slice(0, length);
}
