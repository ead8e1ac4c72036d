"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-item";

/** Saves what is filtered, as CSV or JSON. `href` answers it; the view's own parameters say what. */
export function ExportMenu({ href, params }: { href: string; params: URLSearchParams }) {
  function save(format: "csv" | "json") {
    const asked = new URLSearchParams(params);
    asked.set("format", format);
    // The answer is an attachment: the page stays where it is.
    window.location.assign(`${href}?${asked.toString()}`);
  }
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="ghost">
          <Download aria-hidden="true" />
          Export
        </Button>
      }
    >
      <MenuItem onSelect={() => save("csv")}>What is filtered, as CSV</MenuItem>
      <MenuItem onSelect={() => save("json")}>What is filtered, as JSON</MenuItem>
    </Menu>
  );
}
