import type { PolicyDocument } from "./policy-document";
import type { SandboxConfig } from "./sandbox-config";
import type { SandboxOrganizationPolicies } from "./sandbox-organization-policies";

/** The state every service of the sandbox reads and changes. Plain and mutable: the sandbox is one process. */
export interface World {
  /** `aws`, `aws-us-gov` or `aws-cn`. */
  partition: string;
  homeRegion: string;
  /** Absent in an `--empty` world until CreateOrganization. */
  organization: SandboxOrganization | undefined;
  /** Accounts that exist, by id, closed ones included until they are purged. */
  accounts: Map<string, SandboxAccount>;
  organizationalUnits: Map<string, SandboxOrganizationalUnit>;
  createAccountStatuses: Map<string, SandboxCreateAccountStatus>;
  /** Service principal → account id → since when (epoch milliseconds). */
  delegatedAdministrators: Map<string, Map<string, number>>;
  /** Service principal → since when it has trusted access (epoch milliseconds). */
  trustedServices: Map<string, number>;
  organizationPolicies: SandboxOrganizationPolicies;
  /** Id of the root, an OU, an account or a policy of Organizations → its tags. */
  organizationTags: Map<string, Map<string, string>>;
  securityHub: SandboxSecurityHub;
  config: SandboxConfig;
  /** Account id that unassumed credentials act as. */
  defaultCaller: string;
}

export interface SandboxOrganization {
  id: string;
  managementAccountId: string;
  featureSet: "ALL" | "CONSOLIDATED_BILLING";
  rootId: string;
  rootName: string;
}

export interface SandboxAccount {
  id: string;
  name: string;
  email: string;
  state: "PENDING_ACTIVATION" | "ACTIVE" | "SUSPENDED" | "PENDING_CLOSURE" | "CLOSED";
  /** Root or OU id. */
  parentId: string;
  joinedMethod: "INVITED" | "CREATED";
  /** Epoch milliseconds. */
  joinedAt: number;
  /** What decides whether a policy can take effect: the documented reasons for FAILED, aws-semantics §2.5. */
  configRecorderOn: boolean;
  securityHubEnabled: boolean;
  /** An opt-in linked Region that the policy needs and the delegated administrator has not enabled. */
  missingOptInRegion: string | undefined;
  /** The member has members of its own from a different organization. */
  hasForeignMembers: boolean;
}

export interface SandboxOrganizationalUnit {
  id: string;
  name: string;
  parentId: string;
}

export interface SandboxCreateAccountStatus {
  id: string;
  accountName: string;
  state: "IN_PROGRESS" | "SUCCEEDED" | "FAILED";
  accountId: string | undefined;
  requestedAt: number;
  completedAt: number | undefined;
  failureReason: string | undefined;
}

export interface SandboxSecurityHub {
  delegatedAdministratorId: string | undefined;
  /**
   * Account id → what it has set about its own hub. A member's hub without an entry is as central configuration makes
   * it; an account outside of the organization has a hub where it has an entry.
   */
  hubs: Map<string, SandboxHub>;
  /** Whether the catalogue has Azure's standards and controls besides AWS's. */
  offersAzure: boolean;
  findingAggregator:
    { arn: string; homeRegion: string; regionLinkingMode: string; regions: string[] } | undefined;
  configuration: {
    configurationType: "CENTRAL" | "LOCAL";
    status: "PENDING" | "ENABLED" | "FAILED";
    statusMessage: string | undefined;
    autoEnable: boolean;
    autoEnableStandards: "NONE" | "DEFAULT";
    /** Epoch milliseconds at which PENDING ends. */
    settlesAt: number | undefined;
  };
  policies: Map<string, SandboxPolicy>;
  /**
   * Target id → its association as AWS would report it. Targets without any are absent. After the world has been
   * built, rows are written through `security-hub/association-book` alone: it keeps an index of them.
   */
  associations: Map<string, SandboxAssociation>;
  /** How long an evaluation takes at most, in milliseconds of the sandbox's clock; targets settle spread over it. */
  settleMs?: number;
}

export interface SandboxHub {
  /** Epoch milliseconds. */
  subscribedAt: number;
  controlFindingGenerator: "STANDARD_CONTROL" | "SECURITY_CONTROL";
  /** Whether the standards that AWS enables by default were. */
  defaultStandards: boolean;
  tags: Map<string, string>;
}

export interface SandboxPolicy {
  id: string;
  arn: string;
  name: string;
  description: string | undefined;
  createdAt: number;
  updatedAt: number;
  /** The union `Policy` exactly as it was sent. */
  configurationPolicy: PolicyDocument;
  tags: Map<string, string>;
}

export interface SandboxAssociation {
  targetId: string;
  /** UUID or SELF_MANAGED_SECURITY_HUB. */
  configurationId: string;
  type: "APPLIED" | "INHERITED";
  status: "PENDING" | "SUCCESS" | "FAILED";
  message: string | undefined;
  updatedAt: number;
  /**
   * Epoch milliseconds at which PENDING turns into its outcome; undefined once settled, Infinity for stuck ones.
   * OUs and the root wait for their children besides.
   */
  settlesAt: number | undefined;
}
