// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import type { DraftParameter } from "@/lib/security-hub/policies/draft";
import type { ParameterOptions } from "@/lib/security-hub/policies/standards/catalogue";
import { ParameterField } from "./parameter-field";

afterEach(cleanup);

/** As a draft has a parameter that the policy names with `ValueType: DEFAULT`: without a text. */
const named: DraftParameter = { use: "default", type: "Integer", text: "" };

function Field({ first, options }: { first: DraftParameter | undefined; options: ParameterOptions }) {
  const [parameter, setParameter] = useState(first);
  return (
    <ParameterField
      name="daysToExpiration"
      definition={{ name: "daysToExpiration", description: "Days before a certificate expires.", options }}
      parameter={parameter}
      problem={undefined}
      onChange={setParameter}
    />
  );
}

const days: ParameterOptions = { type: "Integer", defaultValue: 30, min: 14, max: 365 };

it.each([
  ["not in the policy", undefined],
  ["in the policy as AWS’s default", named],
])("begins with AWS’s default where the parameter is %s", async (_, first) => {
  render(<Field first={first} options={days} />);
  expect(screen.getByText("AWS’s default is 30 today")).toBeDefined();
  expect(screen.queryByRole("textbox")).toBeNull();
  await userEvent.click(screen.getByRole("checkbox", { name: /Set a value/ }));
  expect(screen.getByRole("textbox", { name: "Value of daysToExpiration" })).toHaveProperty("value", "30");
});

it("keeps what was entered while the default is looked at", async () => {
  render(<Field first={named} options={days} />);
  const box = screen.getByRole("checkbox", { name: /Set a value/ });
  await userEvent.click(box);
  await userEvent.clear(screen.getByRole("textbox"));
  await userEvent.type(screen.getByRole("textbox"), "45");
  await userEvent.click(box);
  await userEvent.click(box);
  expect(screen.getByRole("textbox")).toHaveProperty("value", "45");
});

it("begins empty where AWS has no default", async () => {
  render(<Field first={undefined} options={{ type: "String" }} />);
  expect(screen.getByText("AWS has no default")).toBeDefined();
  await userEvent.click(screen.getByRole("checkbox", { name: /Set a value/ }));
  expect(screen.getByRole("textbox")).toHaveProperty("value", "");
});
