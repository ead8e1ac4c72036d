// @vitest-environment happy-dom
import { startTransition } from "react";
import { createRoot } from "react-dom/client";
import { expect, it } from "vitest";
import { createExternalStore } from "./external-store";
import { useStored } from "./use-stored";

it("keeps what is typed as soon as a form stands on the page", async () => {
  const store = createExternalStore("");
  function Form() {
    const text = useStored(store, "");
    return <input value={text} onChange={({ target }) => store.update(() => target.value)} />;
  }
  const container = document.body.appendChild(document.createElement("div"));
  const root = createRoot(container);
  // Outside of `act`, which has React do at once what it leaves for later in a browser.
  const stands = new Promise((resolve) => {
    new MutationObserver(resolve).observe(container, { childList: true });
  });
  startTransition(() => root.render(<Form />));
  await stands;
  const field = container.querySelector("input");
  if (field === null) throw new Error("The form is not on the page.");
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, "S");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await Promise.resolve();
  expect(field.value).toBe("S");
  expect(store.get()).toBe("S");
  root.unmount();
});
