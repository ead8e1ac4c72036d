// @vitest-environment happy-dom
import { useState } from "react";
import { act } from "@testing-library/react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { TextArea } from "./text-area";
import { TextField } from "./text-field";

function Form({ onValue }: { onValue: (value: string) => void }) {
  const [name, setName] = useState("");
  const [reason, setReason] = useState("");
  onValue(`${name}|${reason}`);
  return (
    <>
      <TextField label="Name" value={name} onChange={({ target }) => setName(target.value)} />
      <TextArea label="Reason" value={reason} onChange={({ target }) => setReason(target.value)} />
    </>
  );
}

it("keeps what was typed before the page was alive", () => {
  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = renderToString(<Form onValue={() => undefined} />);
  const [name, reason] = [container.querySelector("input"), container.querySelector("textarea")];
  if (name === null || reason === null) throw new Error("The form has two fields.");
  name.value = "Typed early";
  reason.value = "So was this";
  let value = "";
  act(() => {
    hydrateRoot(container, <Form onValue={(now) => (value = now)} />);
  });
  expect(value).toBe("Typed early|So was this");
  expect(name.value).toBe("Typed early");
});
