// @vitest-environment happy-dom
import { act } from "@testing-library/react";
import { type ComponentType, Suspense, useState } from "react";
import { hydrateRoot, type Root } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, expect, it, vi } from "vitest";
import { later } from "./later";

interface PartProps {
  readonly label: string;
  readonly onPress: (label: string) => void;
}

function Part({ label, onPress }: PartProps) {
  return (
    <button type="button" onClick={() => onPress(label)}>
      {label}
    </button>
  );
}

/** As a server renders it that has the code. */
function ServedPart(props: PartProps) {
  return (
    <Suspense>
      <Part {...props} />
    </Suspense>
  );
}

let root: Root | undefined;
afterEach(() => act(() => root?.unmount()));

it("keeps what the server rendered of a part while its page changes, and then shows the change", async () => {
  const pressed = vi.fn<(label: string) => void>();
  const code = Promise.withResolvers<ComponentType<PartProps>>();
  const LaterPart = later(() => code.promise, <i>Place</i>);
  function Page({ shown: Shown }: { shown: ComponentType<PartProps> }) {
    const [label, setLabel] = useState("Retry");
    return (
      <>
        <Shown label={label} onPress={pressed} />
        <input type="button" onClick={() => setLabel("Retry 3")} />
      </>
    );
  }
  const box = document.body.appendChild(document.createElement("div"));
  box.innerHTML = renderToString(<Page shown={ServedPart} />);
  const button = box.querySelector("button");
  await act(async () => {
    root = hydrateRoot(box, <Page shown={LaterPart} />);
    await Promise.resolve();
  });
  act(() => box.querySelector("input")?.click());
  expect(box.querySelector("button")).toBe(button);
  expect(box.textContent).toBe("Retry");

  await act(async () => {
    code.resolve(Part);
    await code.promise;
  });
  await expect.poll(() => box.textContent).toBe("Retry 3");
  box.querySelector("button")?.click();
  expect(pressed).toHaveBeenCalledExactlyOnceWith("Retry 3");
});
