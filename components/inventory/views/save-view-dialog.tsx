"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog/dialog";
import { Checkbox } from "@/components/ui/field/checkbox";
import { TextField } from "@/components/ui/field/text-field";
import { notify } from "@/components/ui/status/notifications";
import { viewMutations, viewQueries } from "@/lib/views/client/queries";
import type { NewView } from "@/lib/views/saved-view";

/** Saves what a page shows under a name, for oneself or for everyone. */
export function SaveViewDialog({
  view,
  open,
  onOpenChange,
}: {
  view: Pick<NewView, "page" | "search" | "columns">;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const [name, setName] = useState("");
  const [isShared, setShared] = useState(false);
  const { data = [] } = useQuery({ ...viewQueries.list(), enabled: open });
  const saving = useMutation(viewMutations.save());
  const folded = (text: string) => text.trim().toLowerCase();
  const replaced = data.find(
    (other) => other.isOwn && other.page === view.page && folded(other.name) === folded(name),
  );
  const failure = saving.error?.failure;
  const problem = failure?.code === "invalid-input" ? failure.fields["name"]?.join(" ") : undefined;

  function save() {
    saving.mutate(
      { ...view, name, isShared },
      {
        onSuccess: () => {
          notify({ tone: "success", title: `Saved the view ${name.trim()}` });
          setName("");
          setShared(false);
          onOpenChange(false);
        },
      },
    );
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="small"
      title="Save this view"
      description="Its filters, order and columns. Selected targets and open panels are left out."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" type="submit" form="save-view" aria-busy={saving.isPending}>
            {replaced === undefined ? "Save view" : "Replace view"}
          </Button>
        </>
      }
    >
      <form
        id="save-view"
        noValidate
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label="Name"
          value={name}
          maxLength={80}
          autoFocus
          error={problem}
          help={replaced !== undefined && `Replaces your view ${replaced.name}.`}
          onChange={({ target }) => {
            setName(target.value);
            saving.reset();
          }}
        />
        <Checkbox checked={isShared} onChange={setShared}>
          Share with everyone who uses this Canopy
        </Checkbox>
        {failure !== undefined && problem === undefined && <FailureNotice failure={failure} />}
      </form>
    </Dialog>
  );
}
