import { ConfirmDialog } from "./dialog";

/** Asks before what was entered in a form is thrown away. */
export function DiscardDialog({
  open,
  onOpenChange,
  onDiscard,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDiscard: () => void;
}) {
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Discard what you entered?"
      confirm="Discard"
      danger
      onConfirm={onDiscard}
    >
      Nothing was sent to AWS. What you entered in this form can&apos;t be restored.
    </ConfirmDialog>
  );
}
