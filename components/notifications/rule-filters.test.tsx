// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { inventoryQueries } from "@/lib/inventory/client/queries";
import { createQueryClient } from "@/lib/query/query-client";
import { RuleFilters } from "./rule-filters";

afterEach(cleanup);

function Form() {
  const [draft, setDraft] = useState({ within: "", policyId: "", packName: "" });
  return (
    <RuleFilters
      kind="association-failed"
      draft={draft}
      errors={{}}
      onChange={(change) => setDraft({ ...draft, ...change })}
    />
  );
}

function withoutSnapshot() {
  const client = createQueryClient();
  client.setQueryData(inventoryQueries.snapshot().queryKey, null);
  return client;
}

it("takes a pasted id that the organization doesn't have, and gives it up for all of it", async () => {
  const user = userEvent.setup();
  render(
    <QueryClientProvider client={withoutSnapshot()}>
      <Form />
    </QueryClientProvider>,
  );
  await user.click(screen.getByRole("button", { name: /^Within/ }));
  await user.type(await screen.findByRole("combobox", { name: "Search within" }), "no id");
  expect(screen.queryByRole("option")).toBeNull();
  await user.clear(screen.getByRole("combobox", { name: "Search within" }));
  await user.type(screen.getByRole("combobox", { name: "Search within" }), "ou-ab12-cdefgh34");
  await user.click(screen.getByRole("option", { name: /ou-ab12-cdefgh34/ }));
  expect(screen.getByRole("button", { name: /^Within/ }).textContent).toBe("ou-ab12-cdefgh34");

  await user.click(screen.getByRole("button", { name: /^Within/ }));
  await user.click(screen.getByRole("option", { name: "The whole organization" }));
  expect(screen.getByRole("button", { name: /^Within/ }).textContent).toBe("The whole organization");
});
