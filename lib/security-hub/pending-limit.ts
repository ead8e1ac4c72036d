/**
 * An association may stay PENDING for up to 24 hours (Security Hub user guide, view-policy). Past that it is not
 * failed, but somebody should look: the interface calls it stuck.
 */
export const PENDING_LIMIT_SECONDS = 24 * 60 * 60;

/** Whether an association that has been PENDING since `updatedAtSeconds`, 0 for not known, is past AWS's own limit. */
export function isPastPendingLimit(updatedAtSeconds: number, nowSeconds: number): boolean {
  return updatedAtSeconds > 0 && nowSeconds - updatedAtSeconds > PENDING_LIMIT_SECONDS;
}
