// @vitest-environment happy-dom
import { act, render, screen } from "@testing-library/react";
import { type ComponentType, useState } from "react";
import { expect, it, vi } from "vitest";
import { later, laterDialog } from "./later";

function Counter({ label }: { label: string }) {
  const [count, setCount] = useState(0);
  return (
    <button onClick={() => setCount(count + 1)}>
      {label} {count}
    </button>
  );
}

it("shows its place until the code comes, and keeps its state from then on", async () => {
  const arrival = Promise.withResolvers<ComponentType<{ label: string }>>();
  const Later = later(() => arrival.promise, <p>Loading</p>);
  const { rerender } = render(<Later label="pressed" />);
  expect(screen.getByText("Loading")).toBeTruthy();
  await act(async () => {
    arrival.resolve(Counter);
    await arrival.promise;
  });
  const button = await screen.findByRole("button", { name: "pressed 0" });
  act(() => button.click());
  rerender(<Later label="again" />);
  expect(screen.getByRole("button", { name: "again 1" })).toBe(button);

  // Once fetched it is there without a moment of its place.
  render(<Later label="another" />);
  expect(screen.getByRole("button", { name: "another 0" })).toBeTruthy();
});

it("waits for a server that restarts", async () => {
  let tries = 0;
  const Later = later<{ label: string }>(() => {
    tries += 1;
    return tries < 3 ? Promise.reject(new Error("Failed to load chunk")) : Promise.resolve(Counter);
  });
  render(<Later label="back" />);
  expect(await screen.findByRole("button", { name: "back 0" }, { timeout: 20_000 })).toBeTruthy();
  expect(tries).toBe(3);
});

it("asks for a dialog's code when it is first opened", async () => {
  const load = vi.fn(() =>
    Promise.resolve(({ open }: { open: boolean }) => <p>{open ? "open" : "closed"}</p>),
  );
  const Dialog = laterDialog(load);
  const { rerender } = render(<Dialog open={false} />);
  expect(load).not.toHaveBeenCalled();
  rerender(<Dialog open />);
  expect(await screen.findByText("open")).toBeTruthy();
  rerender(<Dialog open={false} />);
  expect(screen.getByText("closed")).toBeTruthy();
});
