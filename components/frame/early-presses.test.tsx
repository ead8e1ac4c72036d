// @vitest-environment happy-dom
import { runInThisContext } from "node:vm";
import { act } from "@testing-library/react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { EarlyPresses } from "./early-presses";
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

it("carries a press out when its page comes alive, once", async () => {
  const container = document.body.appendChild(document.createElement("div"));
  const pressed = vi.fn<(extend: boolean) => void>();
  const page = (
    <>
      <button type="button" onClick={(event) => pressed(event.shiftKey)}>
        End session
      </button>
      <PageAlive />
    </>
  );
  container.innerHTML = renderToString(page);
  runInThisContext(scriptText());
  const button = container.querySelector("button");
  const press = () =>
    button?.dispatchEvent(
      trusted(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: true })),
    );
  press();
  // Again, because nothing happened.
  press();
  expect(pressed).not.toHaveBeenCalled();
  await act(async () => {
    hydrateRoot(container, page);
    await Promise.resolve();
  });
  expect(pressed).toHaveBeenCalledExactlyOnceWith(true);
  press();
  expect(pressed).toHaveBeenCalledTimes(2);
});
