/** The packs that the caller of another connection into the same organization has deployed. */
export interface OtherCallersPacks {
  /** Its name in addresses; absent for the first one. */
  readonly connection?: string;
  readonly title: string;
  /** The account. */
  readonly deployedBy: string;
  readonly region: string;
  /** Epoch milliseconds. */
  readonly takenAt: number;
  /** Whether the account is the organization's management account; else a delegated administrator. */
  readonly isManagement: boolean;
  /** Whether more packs are still being read, or could not be. */
  readonly isPartial: boolean;
  readonly packs: readonly {
    readonly name: string;
    readonly arn: string;
    /** In how many accounts it came to what. */
    readonly failed: number;
    readonly inProgress: number;
    readonly deployed: number;
  }[];
}
