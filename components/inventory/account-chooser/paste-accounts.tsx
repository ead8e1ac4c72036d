"use client";

import { useState } from "react";
import { announce } from "@/components/ui/status/announcer";
import { Button } from "@/components/ui/button";
import { PasteField } from "@/components/ui/field/paste-field";
import { doubtfulIdReasons, parseAccountIds } from "@/lib/organizations/parse-account-ids";
import type { AccountId } from "@/lib/core/identifiers";
import { countOf, plural } from "@/lib/format/count";

const SHOWN = 20;

/** Ids from elsewhere: pasted or uploaded in any form, read at once, added by a press. What is doubtful stays in the field. */
export function PasteAccounts({
  text,
  chosen,
  onText,
  onAdd,
}: {
  text: string;
  chosen: readonly AccountId[];
  onText: (text: string) => void;
  onAdd: (ids: readonly AccountId[]) => void;
}) {
  const [added, setAdded] = useState<string>();
  const { ids, duplicates, doubtful } = parseAccountIds(text);
  const known = new Set(chosen);
  const fresh = ids.filter((id) => !known.has(id));
  const already = ids.length - fresh.length;

  function add() {
    if (ids.length === 0) {
      setAdded(
        doubtful.length > 0
          ? "No account ID found. Check the doubtful entries below."
          : "Paste account ids first: one a line, a CSV, JSON, ARNs, whatever there is.",
      );
      return;
    }
    onAdd(fresh);
    // Only what could not be read stays in the field, for the user to correct.
    onText(doubtful.map((each) => each.text).join("\n"));
    const news = [
      `Added ${countOf(fresh.length, "account")}.`,
      already > 0 && `${already} already selected.`,
    ];
    const message = news.filter((part) => part !== false).join(" ");
    setAdded(message);
    announce(message);
  }

  return (
    <div className="grid gap-2">
      <PasteField
        label="Paste account ids"
        rows={3}
        placeholder={"111122223333, 4444-5555-6666\n…"}
        value={text}
        help="In any form: one a line, commas, CSV with names, JSON, ARNs, 1234-5678-9012. Other text is ignored."
        actions={
          <Button onClick={add}>
            {fresh.length > 0 ? `Add ${countOf(fresh.length, "account")}` : "Add accounts"}
          </Button>
        }
        summary={added ?? summary({ ids: ids.length, already, duplicates: duplicates.length })}
        onText={(next) => {
          setAdded(undefined);
          onText(next);
        }}
      />
      {doubtful.length > 0 && (
        <section aria-label="Doubtful ids" className="grid gap-1 text-12">
          <p className="font-medium text-stuck">
            {countOf(doubtful.length, "text")} that {plural(doubtful.length, "looks", "look")} like an id and{" "}
            {plural(doubtful.length, "is", "are")} none
          </p>
          <ul className="grid gap-0.5">
            {doubtful.slice(0, SHOWN).map((each, index) => (
              <li key={`${index} ${each.text}`} className="flex flex-wrap items-center gap-x-2">
                <span className="font-mono">{each.text}</span>
                <span className="text-ink-quiet">
                  line {each.line}, {doubtfulIdReasons[each.reason]}
                </span>
                {each.suggestion !== undefined && (
                  <Button
                    variant="ghost"
                    size="small"
                    onClick={() => onText(text.replace(each.text, each.suggestion ?? each.text))}
                  >
                    Use {each.suggestion}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {doubtful.length > SHOWN && <p className="text-ink-quiet">and {doubtful.length - SHOWN} more</p>}
        </section>
      )}
    </div>
  );
}

function summary({ ids, already, duplicates }: { ids: number; already: number; duplicates: number }) {
  if (ids === 0) return "";
  const parts = [
    `${countOf(ids, "id")} read`,
    already > 0 && `${already} already selected`,
    duplicates > 0 && `${duplicates} more than once`,
  ];
  return `${parts.filter((part) => part !== false).join(", ")}.`;
}
