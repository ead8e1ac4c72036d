/** What has happened to each of the packs of a seeded organization, in the order in which worlds take them. */
export interface PackStory {
  /** As the template is called, without the end of its file name. */
  readonly template: string;
  readonly owner: "administrator" | "management";
  readonly place: "home" | "second";
  readonly kind: "CREATE" | "UPDATE" | "DELETE";
  /** How long ago the last deployment was started, and how long it takes, in milliseconds. */
  readonly startedAgoMs: number;
  readonly durationMs: number;
  /** Accounts that are left out: some suspended ones and some that have left, or all in which it would fail. */
  readonly excluded: "none" | "some" | "failing";
  /** Accounts of people were left out with the last deployment, so that it deletes the pack from them. */
  readonly leavesPeopleOut?: boolean;
  readonly isStuckInProgress?: boolean;
  /** Every sixth account may not read the template. */
  readonly isTemplateClosed?: boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const finished = {
  owner: "administrator",
  place: "home",
  durationMs: 20 * MINUTE,
  excluded: "none",
} as const;

export const packStories: readonly PackStory[] = [
  {
    ...finished,
    template: "Operational-Best-Practices-for-CIS-AWS-v1.4-Level2",
    kind: "CREATE",
    startedAgoMs: 190 * DAY,
    excluded: "some",
    isStuckInProgress: true,
  },
  {
    ...finished,
    template: "Operational-Best-Practices-for-AWS-Identity-and-Access-Management",
    owner: "management",
    kind: "UPDATE",
    startedAgoMs: 120 * DAY,
    leavesPeopleOut: true,
  },
  {
    ...finished,
    template: "Operational-Best-Practices-for-PCI-DSS",
    kind: "UPDATE",
    startedAgoMs: 20 * DAY,
    excluded: "some",
    leavesPeopleOut: true,
  },
  {
    ...finished,
    template: "Operational-Best-Practices-for-Encryption-and-Keys",
    kind: "CREATE",
    startedAgoMs: 75 * DAY,
    excluded: "failing",
  },
  {
    ...finished,
    template: "Operational-Best-Practices-for-NIST-800-53-rev-5",
    kind: "CREATE",
    startedAgoMs: 3 * HOUR,
    durationMs: 4 * HOUR,
  },
  {
    ...finished,
    template: "Operational-Best-Practices-for-Logging",
    kind: "UPDATE",
    startedAgoMs: 100 * MINUTE,
    durationMs: 150 * MINUTE,
  },
  {
    ...finished,
    template: "Operational-Best-Practices-for-Publicly-Accessible-Resources",
    kind: "DELETE",
    startedAgoMs: 2 * HOUR,
    durationMs: 3 * HOUR,
  },
  {
    ...finished,
    template: "Operational-Best-Practices-for-SWIFT-CSP",
    place: "second",
    kind: "UPDATE",
    startedAgoMs: 45 * DAY,
  },
  {
    ...finished,
    template: "Security-Best-Practices-for-EKS",
    kind: "CREATE",
    startedAgoMs: 2 * DAY,
    isTemplateClosed: true,
  },
  {
    ...finished,
    template: "Operational-Best-Practices-for-Data-Resiliency",
    kind: "UPDATE",
    startedAgoMs: 8 * DAY,
  },
];
