// @vitest-environment happy-dom
import { runInThisContext } from "node:vm";
import { act } from "@testing-library/react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { type ReactNode, useState } from "react";
import { expect, it, vi } from "vitest";
import { ALIVE, EarlyPresses } from "./early-presses";
import { PageAlive } from "./page-alive";

function scriptText(): string {
  const container = document.createElement("div");
  container.innerHTML = renderToString(<EarlyPresses nonce="abc" />);
  return container.querySelector("script")?.textContent ?? "";
}

/** A press as the browser reports one of a person's, which a test cannot make itself. */
function trusted(event: Event): Event {
  Object.defineProperty(event, "isTrusted", { value: true });
  return event;
}

/** The page as the server renders it, with the script, until `hydrate` brings React. */
function served(page: ReactNode) {
  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = renderToString(page);
  runInThisContext(scriptText());
  const hydrate = () =>
    act(async () => {
      hydrateRoot(container, page);
      await Promise.resolve();
    });
  return { container, hydrate };
}

it("tells React what was chosen early", async () => {
  function Page() {
    const [chosen, setChosen] = useState("deployment");
    return (
      <>
        {["deployment", "compliance"].map((value) => (
          <label key={value}>
            <input
              type="radio"
              name="show"
              value={value}
              checked={value === chosen}
              onChange={() => setChosen(value)}
            />
            <span>{value}</span>
          </label>
        ))}
        <output>{chosen}</output>
        <PageAlive />
      </>
    );
  }
  const { container, hydrate } = served(<Page />);
  const [, second] = container.querySelectorAll("input");
  if (second !== undefined) second.checked = true;
  second?.dispatchEvent(trusted(new Event("input", { bubbles: true })));
  await hydrate();
  expect(container.querySelector("output")?.textContent).toBe("compliance");
  expect(second?.checked).toBe(true);
});

it("keeps what was typed early, and tells React", async () => {
  function Page() {
    const [text, setText] = useState("");
    return (
      <>
        <input value={text} onChange={(event) => setText(event.target.value)} />
        <output>{text}</output>
        <PageAlive />
      </>
    );
  }
  const { container, hydrate } = served(<Page />);
  const field = container.querySelector("input");
  if (field !== null) field.value = "Sandbox";
  field?.dispatchEvent(trusted(new Event("input", { bubbles: true })));
  await hydrate();
  expect(container.querySelector("output")?.textContent).toBe("Sandbox");
  expect(field?.value).toBe("Sandbox");
});

it("carries a press out when its page comes alive, once", async () => {
  const pressed = vi.fn<(extend: boolean) => void>();
  const page = (
    <>
      <button type="button" onClick={(event) => pressed(event.shiftKey)}>
        End session
      </button>
      <PageAlive />
    </>
  );
  const { container, hydrate } = served(page);
  const button = container.querySelector("button");
  const press = () =>
    button?.dispatchEvent(
      trusted(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: true })),
    );
  press();
  // Again, because nothing happened.
  press();
  expect(pressed).not.toHaveBeenCalled();
  await hydrate();
  expect(pressed).toHaveBeenCalledExactlyOnceWith(true);
  press();
  expect(pressed).toHaveBeenCalledTimes(2);
});

it("lets a React that listens already hear a press once", async () => {
  const pressed = vi.fn<() => void>();
  const { container, hydrate } = served(
    <button type="button" onClick={pressed}>
      End session
    </button>,
  );
  await hydrate();
  const press = trusted(new MouseEvent("click", { bubbles: true, cancelable: true }));
  container.querySelector("button")?.dispatchEvent(press);
  expect(pressed).not.toHaveBeenCalled();
  dispatchEvent(new Event(ALIVE));
  expect(pressed).toHaveBeenCalledOnce();
});
