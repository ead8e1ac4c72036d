"use client";

import { Download, MoreHorizontal, RotateCw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog, Dialog } from "@/components/ui/dialog/dialog";
import { ExternalLink } from "@/components/ui/external-link";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/keys/kbd";
import { Menu } from "@/components/ui/menu/menu";
import { MenuCheckboxItem, MenuHeading, MenuItem } from "@/components/ui/menu/menu-items";
import { notify } from "@/components/ui/status/notifications";
import { Popover } from "@/components/ui/menu/popover";
import { TextLink } from "@/components/ui/text-link";
import { Example } from "./example";

const variants = ["primary", "secondary", "ghost", "danger"] as const;

export function ActionExamples() {
  const [opened, setOpened] = useState<"dialog" | "confirm">();
  const [isDense, setIsDense] = useState(false);
  const close = () => setOpened(undefined);
  return (
    <Example name="Actions">
      {(["medium", "small"] as const).map((size) => (
        <div key={size} className="flex flex-wrap items-center gap-2">
          {variants.map((variant) => (
            <Button key={variant} variant={variant} size={size}>
              {variant.charAt(0).toUpperCase() + variant.slice(1)}
            </Button>
          ))}
          <Button size={size} busy>
            <RotateCw aria-hidden="true" /> Busy
          </Button>
          <Button size={size} disabled>
            Disabled
          </Button>
          <IconButton label="Export as CSV" size={size}>
            <Download aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={() => setOpened("dialog")}>Dialog</Button>
        <Button onClick={() => setOpened("confirm")}>Confirm</Button>
        <Popover label="Popover" trigger={<Button>Popover</Button>}>
          Floats beside its trigger.
        </Popover>
        <Menu
          trigger={
            <Button>
              <MoreHorizontal aria-hidden="true" /> Menu
            </Button>
          }
        >
          <MenuItem
            shortcut="E"
            onSelect={() => notify({ tone: "success", title: "Exported 1,204 accounts" })}
          >
            Export…
          </MenuItem>
          <MenuItem disabled>Not now</MenuItem>
          <MenuHeading>View</MenuHeading>
          <MenuCheckboxItem checked={isDense} onChange={setIsDense}>
            Dense rows
          </MenuCheckboxItem>
          <MenuItem danger>Delete…</MenuItem>
        </Menu>
        <Button
          onClick={() => {
            notify({
              tone: "success",
              title: "Baseline is applied to Workloads",
              detail: "96 accounts inherit it.",
            });
            notify({
              tone: "failed",
              title: "3 of 41 assignments failed",
              detail: "They stay in the list with their reasons.",
              action: { label: "Show", onSelect: () => undefined },
            });
          }}
        >
          Notify
        </Button>
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <TextLink href="/organization">A link in a sentence</TextLink>
        <TextLink href="/organization" look="quiet">
          payments-prod
        </TextLink>
        <ExternalLink href="https://docs.aws.amazon.com/securityhub/latest/userguide/view-policy.html">
          AWS documentation
        </ExternalLink>
        <span className="flex gap-1">
          <Kbd>?</Kbd>
          <Kbd>Ctrl K</Kbd>
        </span>
      </p>
      <Dialog
        open={opened === "dialog"}
        onOpenChange={close}
        title="Assign a policy"
        description="3 targets, 41 accounts"
        footer={
          <>
            <Button onClick={close}>Cancel</Button>
            <Button variant="primary" onClick={close}>
              Review
            </Button>
          </>
        }
      >
        The header and the footer stay, the middle scrolls.
      </Dialog>
      <ConfirmDialog
        open={opened === "confirm"}
        onOpenChange={close}
        title="Apply Strict baseline to the whole organization?"
        confirm="Apply to 1,204 accounts"
        danger
        typed="o-ab12cd34ef"
        onConfirm={close}
      >
        <p>Replaces 2 policies. 17 accounts keep their own application, 6 are suspended and will fail.</p>
        <p>Policies cannot be reverted: what they switch on stays on.</p>
      </ConfirmDialog>
    </Example>
  );
}
