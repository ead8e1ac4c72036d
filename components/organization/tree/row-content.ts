import { sourceShapes, toneShapes } from "@/components/ui/status/mark-shapes";
import { type MarkedText, noShape } from "@/components/ui/rows/marked-text";
import { identityClass } from "@/components/ui/status/identity";
import { type Tone, toneText, toneWord } from "@/components/ui/status/tone";
import { formatCount } from "@/lib/format/count";
import { formatRelative } from "@/lib/format/instant";
import type { AccountState } from "@/lib/organizations/model";
import type { RollUp } from "@/lib/security-hub/governance/roll-up";
import { isMarkedOverruled, MAY_NOT_HOLD, overrulingLabels } from "@/components/inventory/overruled-labels";
import { statusAge, statusLabels, unitStatus } from "@/components/inventory/status-labels";
import type { GovernedBy, TreeRowView } from "@/components/inventory/tree/tree-row-view";

/**
 * A row as texts and classes alone: the same parts for every target, empty where one has nothing to say. The server
 * renders a row of it, and the list writes it into rows that stand already.
 */
export interface RowContent {
  readonly kind: TreeRowView["kind"];
  readonly depth: number;
  readonly name: string;
  readonly role: string;
  /** That an account is not active. */
  readonly inactive: string;
  readonly id: string;
  readonly governed: MarkedText & { readonly chipClass: string; readonly source: string };
  readonly from: string;
  readonly fromName: string;
  readonly status: MarkedText & { readonly age: string };
  readonly attention: { readonly text: string; readonly part: string; readonly className: string };
  readonly accounts: string;
  readonly message: string;
  readonly updated: string;
}

const nothing = { shape: noShape, markClass: "", text: "", textClass: "" } as const;
/** The content of a row that is no target's. */
export const emptyContent: RowContent = {
  kind: "account",
  depth: 0,
  name: "",
  role: "",
  inactive: "",
  id: "",
  governed: { ...nothing, chipClass: "", source: "" },
  from: "",
  fromName: "",
  status: { ...nothing, age: "" },
  attention: { text: "", part: "", className: "" },
  accounts: "",
  message: "",
  updated: "",
};

/** Answers the content of a row, made once. */
export function rowContents(
  rowView: (node: number) => TreeRowView,
  nowMs: number,
): (node: number) => RowContent {
  const made = new Map<number, RowContent>();
  return (node) => {
    const known = made.get(node);
    if (known !== undefined) return known;
    const content = rowContent(rowView(node), nowMs);
    made.set(node, content);
    return content;
  };
}

/** The content of a row at an instant in epoch milliseconds. */
export function rowContent(view: TreeRowView, nowMs: number): RowContent {
  const inactive = view.state !== undefined && view.state !== "ACTIVE";
  return {
    kind: view.kind,
    depth: view.depth,
    name: view.name,
    role: view.role === undefined ? "" : roleLabels[view.role],
    inactive: remarkOf(view),
    id: view.id,
    governed: governed(view.governedBy, view.applied),
    ...source(view),
    status: status(view, inactive, nowMs),
    attention: attention(
      view.below,
      view.status === "failed" || view.status === "pending" || view.status === "stuck",
    ),
    accounts: view.below === undefined ? "" : formatCount(view.below.accounts),
    message: view.mayNotHold ? overrulingLabels(view.overruledBy) : messageOf(view),
    updated: view.updatedAt > 0 ? formatRelative(view.updatedAt, nowMs) : "",
  };
}

/** The cause stands first: AWS's messages begin with the same words, so that cut ones read alike. */
function messageOf({ cause, message = "" }: TreeRowView): string {
  if (cause === undefined || message === "") return cause ?? message;
  if (message.toLowerCase().includes(cause.toLowerCase())) return cause;
  return `${cause}: ${message}`;
}

/** What is unusual about an account, beside its name. */
function remarkOf({ kind, state, isUnplaced }: TreeRowView): string {
  if (kind !== "account") return "";
  const inState =
    state === undefined ? "State not known" : state === "ACTIVE" ? undefined : stateLabels[state];
  return [inState, isUnplaced ? "Place not known" : undefined]
    .filter((part) => part !== undefined)
    .join(", ");
}

const roleLabels = { management: "management", "delegated-administrator": "delegated admin" } as const;

const stateLabels = {
  ACTIVE: "Active",
  SUSPENDED: "Suspended",
  CLOSED: "Closed",
  PENDING_CLOSURE: "Closing",
  PENDING_ACTIVATION: "Activating",
} as const satisfies Record<AccountState, string>;

const chip = "rounded-chip border px-1.5";

function governed(by: GovernedBy, applied: boolean): RowContent["governed"] {
  if (by.kind !== "policy") {
    const tone = by.kind === "self-managed" ? by.kind : by.word === "Not governed" ? "none" : "not-visible";
    const text = by.kind === "self-managed" ? "Self-managed" : by.word;
    return { ...marked(tone, text), chipClass: "text-13", source: "" };
  }
  const source = applied ? "applied" : "inherited";
  const look = applied
    ? "border-identity/30 bg-identity/13 font-medium text-ink"
    : "border-line text-ink-quiet";
  return {
    shape: sourceShapes[source],
    markClass: "text-identity",
    text: by.name,
    textClass: "",
    chipClass: `${chip} text-12 ${identityClass(by.index)} ${look}`,
    source: `, ${source}`,
  };
}

function source(view: TreeRowView): Pick<RowContent, "from" | "fromName"> {
  if (view.applied) return { from: "applied here", fromName: "" };
  if (view.from !== undefined) return { from: "inherited from ", fromName: view.from.name };
  return { from: view.governedBy.kind === "none" ? "" : "inherited, source not visible", fromName: "" };
}

function status(view: TreeRowView, inactive: boolean, nowMs: number): RowContent["status"] {
  if (view.status === "none") {
    return { shape: noShape, markClass: "hidden", text: "–", textClass: "text-ink-faint", age: "" };
  }
  if (!inactive && isMarkedOverruled(view.mayNotHold, view.below)) {
    return { ...marked(MAY_NOT_HOLD.tone, MAY_NOT_HOLD.word), age: "" };
  }
  const { tone, word } = statusLabels[view.status];
  // Past 24 h the word has the room, and the column of the last update says how long.
  const age = view.status === "stuck" ? "" : (statusAge(view.status, view.updatedAt, nowMs) ?? "");
  if (view.kind === "account" || view.below === undefined) {
    return { ...marked(inactive ? "suspended" : tone, word), age };
  }
  const unit = unitStatus(view.kind, { word, tone }, view.below);
  return { ...marked(unit.tone, unit.word), age };
}

function marked(tone: Tone, text: string): MarkedText {
  return { shape: toneShapes[tone], markClass: toneText[tone], text, textClass: toneWord[tone] };
}

function attention(below: RollUp | undefined, isContradicted: boolean): RowContent["attention"] {
  if (below !== undefined && below.failed > 0) {
    const className = "cursor-pointer font-semibold text-failed hover:underline";
    return { text: `${formatCount(below.failed)} failed`, part: "failed-below", className };
  }
  if (below !== undefined && below.pending > 0) {
    const className = "cursor-pointer text-pending hover:underline";
    return { text: `${formatCount(below.pending)} pending`, part: "pending-below", className };
  }
  if (below !== undefined && isContradicted && below.succeeded > 0) {
    return { text: `${formatCount(below.succeeded)} in effect`, part: "", className: "text-success" };
  }
  return { text: "", part: "", className: "" };
}
