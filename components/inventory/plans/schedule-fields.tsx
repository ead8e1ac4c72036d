"use client";

import { Checkbox } from "@/components/ui/field/checkbox";
import { TextField } from "@/components/ui/field/text-field";
import { weekdays } from "@/lib/runs/plans/window-times";
import type { CheckedSchedule, ScheduleDraft } from "./schedule-draft";

/** When a plan starts and when its requests may be sent. Both are optional. */
export function ScheduleFields({
  draft,
  timeZone,
  errors,
  onChange,
}: {
  draft: ScheduleDraft;
  /** In which the start is typed. */
  timeZone: string;
  errors: Extract<CheckedSchedule, { ok: false }>["fields"];
  onChange: (change: Partial<ScheduleDraft>) => void;
}) {
  return (
    <fieldset className="grid gap-3">
      <legend className="pb-1 text-13 font-medium">Schedule</legend>
      <Checkbox checked={draft.hasStart} onChange={(hasStart) => onChange({ hasStart })}>
        Start at a set time
      </Checkbox>
      {draft.hasStart && (
        <div className="pl-6">
          <TextField
            type="datetime-local"
            label={`Start (${timeZone})`}
            value={draft.start}
            error={errors.start}
            onChange={({ target }) => onChange({ start: target.value })}
          />
        </div>
      )}
      <Checkbox checked={draft.hasWindow} onChange={(hasWindow) => onChange({ hasWindow })}>
        Send requests only within a change window
      </Checkbox>
      {draft.hasWindow && (
        <div className="grid gap-3 pl-6">
          <fieldset className="grid gap-1">
            <legend className="pb-1 text-12 text-ink-quiet">Days on which the window opens</legend>
            <div className="flex flex-wrap gap-x-4 gap-y-1">
              {weekdays.map((day) => (
                <Checkbox
                  key={day}
                  checked={draft.days.includes(day)}
                  onChange={(isOn) =>
                    onChange({
                      days: weekdays.filter((each) => (each === day ? isOn : draft.days.includes(each))),
                    })
                  }
                >
                  {day}
                </Checkbox>
              ))}
            </div>
            {errors.days !== undefined && (
              <p role="alert" className="text-12 text-failed">
                {errors.days}
              </p>
            )}
          </fieldset>
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField
              type="time"
              label="From"
              value={draft.from}
              error={errors.from}
              onChange={({ target }) => onChange({ from: target.value })}
            />
            <TextField
              type="time"
              label="To"
              value={draft.to}
              error={errors.to}
              onChange={({ target }) => onChange({ to: target.value })}
            />
          </div>
          <TextField
            label="Time zone of the window"
            value={draft.timeZone}
            error={errors.timeZone}
            help="Outside of the window the run pauses by itself, and continues when it opens."
            onChange={({ target }) => onChange({ timeZone: target.value })}
          />
        </div>
      )}
    </fieldset>
  );
}
