// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { isKeyHere, keyHere, prefixHere } from "@/lib/core/http/connection-path";
import { ConnectionName } from "./connection-address";
import { PageLink } from "./page-link";
import { WithRouter } from "@/components/ui/testing/with-router";

afterEach(() => {
  cleanup();
  history.replaceState(null, "", "/");
});

it("leads from a page to one of the same connection", () => {
  render(
    <ConnectionName value="gov">
      <PageLink href="/packs">Packs</PageLink>
      <PageLink href="/">Overview</PageLink>
    </ConnectionName>,
    { wrapper: WithRouter },
  );
  expect(screen.getByRole("link", { name: "Packs" }).getAttribute("href")).toBe("/at/gov/packs");
  expect(screen.getByRole("link", { name: "Overview" }).getAttribute("href")).toBe("/at/gov");
});

it("leads where it says in the first connection", () => {
  render(<PageLink href="/packs">Packs</PageLink>, { wrapper: WithRouter });
  expect(screen.getByRole("link").getAttribute("href")).toBe("/packs");
});

it("keeps what a tab holds of each connection apart, also where one's name begins with another's", () => {
  history.replaceState(null, "", "/at/gov/packs");
  expect(prefixHere()).toBe("/at/gov");
  const kept = keyHere("canopy-draft");
  expect(isKeyHere(kept)).toBe(true);
  history.replaceState(null, "", "/at/gov-2/packs");
  expect(isKeyHere(kept)).toBe(false);
  expect(keyHere("canopy-draft")).not.toBe(kept);
  history.replaceState(null, "", "/packs");
  expect(isKeyHere(kept)).toBe(false);
  expect(keyHere("canopy-draft")).toBe("canopy-draft");
  expect(isKeyHere("canopy-draft")).toBe(true);
});
