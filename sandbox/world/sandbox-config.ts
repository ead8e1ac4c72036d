import type { AwsStructure } from "../contract";

/** What AWS Config keeps. Everything belongs to one account in one Region; keys are `resourceKey` of these and a name. */
export interface SandboxConfig {
  packs: Map<string, SandboxOrganizationPack>;
  /**
   * Account and Region → what was changed about its recorder; undefined where it was deleted. Elsewhere an account has
   * the recorder that its `configRecorderOn` implies.
   */
  recorders: Map<string, SandboxRecorder | undefined>;
  /** Account → what keeps packs from being deployed there, for causes that are no fact of the account itself. */
  blockers: Map<string, DeploymentFailure>;
  /** Whether the management account has the role without which no other account can deploy packs to it. */
  managementRoleExists: boolean;
  aggregators: Map<string, SandboxAggregator>;
  /** Source account and Region, aggregating account and Region → what was granted; undefined where it was taken back. */
  authorizations: Map<string, SandboxAuthorization | undefined>;
  standingAuthorization: SandboxStandingAuthorization | undefined;
  /** Aggregating account and Region → the accounts it added to or removed from its aggregators. */
  accountChanges: Map<string, SandboxAccountChange[]>;
  /** A quota that AWS raises on request; 1,000 unless it was. */
  accountChangesPerWeek: number;
  /** How long a deployment takes at most, in milliseconds of the sandbox's clock. */
  settleMs?: number;
}

/** An organization conformance pack, with the pack that it deploys to each member. */
export interface SandboxOrganizationPack {
  name: string;
  /** Ends the ARN and the names of the members' packs. */
  suffix: string;
  ownerId: string;
  region: string;
  ruleCount: number;
  templateS3Uri: string | undefined;
  deliveryS3Bucket: string | undefined;
  deliveryS3KeyPrefix: string | undefined;
  inputParameters: { ParameterName: string; ParameterValue: string }[] | undefined;
  excludedAccounts: Set<string>;
  updatedAt: number;
  tags: Map<string, string>;
  /** What holds for each member that `members` does not name: it ends well, spread over the duration. */
  deployment: { kind: DeploymentKind; startedAt: number; durationMs: number };
  /** Members whose deployment is another one, or does not end well. */
  members: Map<string, SandboxMemberDeployment>;
  /** The word with which the pack's own status begins: joining members make it UPDATE. */
  statusKind: DeploymentKind;
  /** AWS can report a finished deployment to a delegated administrator as in progress for ever. */
  isStuckInProgress: boolean;
}

export type DeploymentKind = "CREATE" | "UPDATE" | "DELETE";

/** In progress until `settlesAt`, then successful or, with a failure, failed: nothing has to run in between. */
export interface SandboxMemberDeployment {
  kind: DeploymentKind;
  startedAt: number;
  settlesAt: number;
  failure: DeploymentFailure | undefined;
}

export type DeploymentFailure =
  | "account-inactive"
  | "recorder-missing"
  | "recorder-stopped"
  | "service-role-missing"
  | "rule-quota"
  | "template-access"
  | "internal"
  | "remediation-in-progress";

export interface SandboxRecorder {
  name: string;
  roleArn: string;
  recordingGroup: AwsStructure | undefined;
  recordingMode: AwsStructure | undefined;
  isRecording: boolean;
  startedAt: number | undefined;
  stoppedAt: number | undefined;
  tags: Map<string, string>;
}

export interface SandboxAggregator {
  name: string;
  /** Ends the ARN. */
  suffix: string;
  ownerId: string;
  region: string;
  source: SandboxAggregatorSource;
  filters: AwsStructure | undefined;
  createdAt: number;
  updatedAt: number;
  /** The AWS service that made it, for a service-linked one. */
  createdBy: string | undefined;
  tags: Map<string, string>;
}

export type SandboxAggregatorSource = {
  allRegions: boolean;
  /** Region → since when it is collected from. */
  regions: Map<string, number>;
} & (
  | { kind: "organization"; roleArn: string; since: number }
  /** Account → since when it is collected from, in the order in which they were sent. */
  | { kind: "accounts"; accounts: Map<string, number> }
);

export interface SandboxAuthorization {
  createdAt: number;
  tags: Map<string, string>;
}

/** What a landing zone grants in every account and Region of the organization, as StackSets do. */
export interface SandboxStandingAuthorization {
  accountId: string;
  regions: string[];
  since: number;
  /** Accounts in which that failed. */
  withheldIn: Set<string>;
}

export interface SandboxAccountChange {
  at: number;
  count: number;
}
