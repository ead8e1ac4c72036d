"use client";

import { Button } from "@/components/ui/button";
import { CopyBlock } from "@/components/ui/copy-block";
import { Dialog } from "@/components/ui/dialog/dialog";

/** A webhook's signing secret, which is shown this once. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title="Signing secret"
      description="Copy it to the receiver now: it is not shown again."
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="grid gap-3">
        <CopyBlock label="signing secret" text={secret} />
        <p className="text-pretty text-ink-quiet">
          Messages are signed as Standard Webhooks describes; its libraries verify them. A lost secret can be
          rotated.
        </p>
      </div>
    </Dialog>
  );
}
