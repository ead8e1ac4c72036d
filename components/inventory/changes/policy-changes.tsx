import { ArrowRight, Minus, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { countOf, formatCount } from "@/lib/format/count";
import { type Catalogue, controlIndex } from "@/lib/security-hub/policies/standards/catalogue";
import type { ParameterChange, PolicyDifference } from "@/lib/security-hub/policies/difference";
import { settingInWords } from "@/lib/security-hub/policies/parameter-value";
import { isControlOn, type PolicySettings } from "@/lib/security-hub/policies/settings";
import { SeverityMark } from "./severity-mark";
import { standardChanges } from "@/lib/security-hub/policies/standards/standards";

/** More than a user reads; the numbers above say how many there are. */
const SHOWN = 100;

/** What becomes different, line by line; what stays is not there. */
export function PolicyChanges({
  difference,
  before,
  after,
  catalogue,
  accounts,
}: {
  difference: PolicyDifference;
  before: PolicySettings;
  after: PolicySettings;
  catalogue: Catalogue | undefined;
  /** Active accounts that the policy governs, where the change is not made yet. */
  accounts?: number;
}) {
  const { name, description, serviceEnabled, standards, parameters } = difference;
  const switched = switchedControls(before, after, catalogue);
  const modeChanged =
    before.serviceEnabled && after.serviceEnabled && before.controls.mode !== after.controls.mode;
  return (
    <dl className="grid gap-3 text-13">
      {name && (
        <Entry term="Name">
          <FromTo from={name.before || "none"} to={name.after || "none"} />
        </Entry>
      )}
      {description && (
        <Entry term="Description">
          <FromTo from={description.before || "none"} to={description.after || "none"} />
        </Entry>
      )}
      {serviceEnabled && (
        <Entry term="Security Hub">
          <FromTo from={serviceEnabled.before ? "on" : "off"} to={serviceEnabled.after ? "on" : "off"} />
        </Entry>
      )}
      {standards.added.length + standards.removed.length > 0 && (
        <Entry term="Standards">
          {standardChanges(catalogue, standards).map(({ kind, arn, label }) => (
            <Line key={`${kind} ${arn}`} kind={kind}>
              {label}
              {kind !== "removed" && accounts !== undefined && accounts > 0 && (
                <span className="text-ink-quiet"> for {countOf(accounts, "account")}</span>
              )}
            </Line>
          ))}
        </Entry>
      )}
      {modeChanged && (
        <Entry term="Choice of controls">
          <FromTo from={modeLabels[before.controls.mode]} to={modeLabels[after.controls.mode]} />
        </Entry>
      )}
      {switched.off.length > 0 && (
        <Entry term={`Switched off: ${formatCount(switched.off.length)}`}>
          <ControlLines ids={switched.off} kind="removed" catalogue={catalogue} />
        </Entry>
      )}
      {switched.on.length > 0 && (
        <Entry term={`Switched on: ${formatCount(switched.on.length)}`}>
          <ControlLines ids={switched.on} kind="added" catalogue={catalogue} />
        </Entry>
      )}
      {parameters.length > 0 && (
        <Entry term="Parameters">
          {parameters.map((change) => (
            <div key={`${change.controlId} ${change.name}`} className="grid">
              <span className="font-mono text-12 text-ink-quiet">
                {change.controlId} {change.name}
              </span>
              <FromTo
                from={settingInWords(change.before, optionsOf(catalogue, change))}
                to={settingInWords(change.after, optionsOf(catalogue, change))}
              />
            </div>
          ))}
        </Entry>
      )}
    </dl>
  );
}

const modeLabels = {
  "all-but": "all except those listed (new controls enabled automatically)",
  only: "only those listed",
} as const;

function optionsOf(catalogue: Catalogue | undefined, { controlId, name }: ParameterChange) {
  const control = catalogue?.controls.find(({ id }) => id === controlId);
  return control?.parameters.find((parameter) => parameter.name === name)?.options;
}

function Entry({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-0.5">
      <dt className="text-12 text-ink-quiet tabular-nums">{term}</dt>
      <dd className="grid grid-cols-[minmax(0,1fr)] gap-0.5">{children}</dd>
    </div>
  );
}

function FromTo({ from, to }: { from: string; to: string }) {
  return (
    <>
      <Line kind="removed">{from}</Line>
      <Line kind="added">{to}</Line>
    </>
  );
}

const lineMarks = {
  added: { icon: Plus, label: "Now:" },
  removed: { icon: Minus, label: "Before:" },
  version: { icon: ArrowRight, label: "Another version:" },
} as const;

/** Before and after as a sign and a word for screen readers, not as colours alone. */
function Line({ kind, children }: { kind: keyof typeof lineMarks; children: ReactNode }) {
  const { icon: Icon, label } = lineMarks[kind];
  return (
    <div className="flex items-start gap-1.5">
      <Icon aria-label={label} className="mt-1 size-3 shrink-0 text-ink-quiet" strokeWidth={2.5} />
      <span
        className={
          kind === "removed" ? "min-w-0 break-words text-ink-quiet line-through" : "min-w-0 break-words"
        }
      >
        {children}
      </span>
    </div>
  );
}

function ControlLines({
  ids,
  kind,
  catalogue,
}: {
  ids: readonly string[];
  kind: "added" | "removed";
  catalogue: Catalogue | undefined;
}) {
  const controls = controlIndex(catalogue);
  const Icon = kind === "added" ? Plus : Minus;
  return (
    <ul className="grid max-h-72 grid-cols-[minmax(0,1fr)] gap-0.5 overflow-auto" tabIndex={0}>
      {ids.slice(0, SHOWN).map((id) => {
        const control = controls.get(id);
        return (
          <li key={id} className="flex items-start gap-1.5">
            <Icon aria-hidden="true" className="mt-1 size-3 shrink-0 text-ink-quiet" strokeWidth={2.5} />
            <span className="shrink-0 font-mono text-12 leading-5">{id}</span>
            <span className="min-w-0 flex-1 text-pretty">{control?.title}</span>
            {control && <SeverityMark severity={control.severity} />}
          </li>
        );
      })}
      {ids.length > SHOWN && (
        <li className="text-12 text-ink-quiet">and {formatCount(ids.length - SHOWN)} more</li>
      )}
    </ul>
  );
}

/** The controls that are on in one and off in the other: those of the catalogue and those that either names. */
function switchedControls(before: PolicySettings, after: PolicySettings, catalogue: Catalogue | undefined) {
  const ids = new Set([
    ...(catalogue?.controls.map(({ id }) => id) ?? []),
    ...before.controls.ids,
    ...after.controls.ids,
  ]);
  // A policy that disables Security Hub switches off everything: that is said once.
  if (before.serviceEnabled !== after.serviceEnabled) return { on: [], off: [] };
  const on = [...ids].filter((id) => !isControlOn(before, id) && isControlOn(after, id));
  const off = [...ids].filter((id) => isControlOn(before, id) && !isControlOn(after, id));
  return { on, off };
}
