/**
 * What stands in the place of an error's message where AWS answers a status that its model did not name when this version
 * of Canopy was made, or none: the status as AWS writes it.
 */
export function unknownStatus(status: string | undefined): string {
  if (status === undefined) return "AWS answers no status.";
  return `AWS answers the status ${status}, which this version of Canopy doesn't know.`;
}
