"use client";

import { Bell, BellOff } from "lucide-react";
import { useEndNotification } from "@/components/inventory/runs/end-notifications";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/status/notifications";
import type { RunSummary } from "@/lib/runs/run";

/** Asks for a notification when the run ends. The browser's permission is requested by this press alone. */
export function NotifyButton({ run }: { run: RunSummary }) {
  const { isOn, turn } = useEndNotification(run.id);
  if (run.state === "ended" || run.state === "cancelled") return null;

  async function change() {
    turn(!isOn);
    if (isOn || !("Notification" in window)) return;
    const permission = await Notification.requestPermission();
    if (permission === "granted") return;
    notify({
      tone: "pending",
      title: "The browser doesn't allow notifications",
      detail: "Canopy shows one on its pages when the run ends, as long as this tab is open.",
    });
  }

  const Icon = isOn ? BellOff : Bell;
  return (
    <Button variant="ghost" aria-pressed={isOn} onClick={() => void change()}>
      <Icon aria-hidden="true" />
      {isOn ? "Don't notify me" : "Notify me when it ends"}
    </Button>
  );
}
