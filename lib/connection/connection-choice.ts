/** One of several connections, as people choose among them. */
export interface ConnectionChoice {
  /** In addresses; absent for the first one. */
  readonly name?: string;
  readonly title: string;
  readonly region: string;
  readonly partition: string;
  /** Whether it is the one that is shown. */
  readonly isHere: boolean;
}

/** The Region, and the partition where it is not the commercial one. */
export function placeOf({ region, partition }: Pick<ConnectionChoice, "region" | "partition">): string {
  return partition === "aws" ? region : `${region} · ${partition}`;
}
