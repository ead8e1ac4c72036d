import { Button } from "@/components/ui/button";
import { Banner } from "@/components/ui/status/banner";

/** Says which policy the assignment form will begin with, while its targets are being selected. */
export function PolicyToAssign({
  policy,
  onCancel,
}: {
  /** Undefined where the organization has no policy with the id of the link. */
  policy: { readonly name: string } | undefined;
  onCancel: () => void;
}) {
  const cancel = (
    <Button size="small" onClick={onCancel}>
      Cancel
    </Button>
  );
  if (policy === undefined) {
    return (
      <Banner kind="warning" title="The policy to assign isn’t there any more." action={cancel}>
        It was deleted, or this caller can’t see it.
      </Banner>
    );
  }
  return (
    <Banner kind="info" title={`Select the targets for ${policy.name}.`} action={cancel}>
      “Assign” then opens the review with this policy.
    </Banner>
  );
}
