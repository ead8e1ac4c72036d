import type { World } from "../../world/world";
import { constraintViolation } from "../refusals";
import { unpublishedTexts } from "../unpublished-texts";

const windowMs = 30 * 24 * 60 * 60 * 1000;

/**
 * "Within a rolling 30 day period you can close the higher of either 250 or 20% of the member accounts in your
 * organization, up to a maximum of 1,000." https://docs.aws.amazon.com/organizations/latest/APIReference/API_CloseAccount.html
 */
export class ClosureQuota {
  private closures: number[] = [];

  constructor(private readonly world: World) {}

  /** Counts one closure. Throws ConstraintViolationException where the quota is used up. */
  take(now: number): void {
    this.closures = this.closures.filter((closedAt) => closedAt > now - windowMs);
    const share = Math.floor((this.world.accounts.size - 1) * 0.2);
    if (this.closures.length >= Math.min(1000, Math.max(250, share))) {
      throw constraintViolation("CLOSE_ACCOUNT_QUOTA_EXCEEDED", unpublishedTexts.closureQuota);
    }
    this.closures.push(now);
  }
}
