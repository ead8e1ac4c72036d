"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { inventoryQueries } from "@/lib/inventory/client/queries";

/**
 * Unpacks the columns that the map is drawn from as soon as the frame of the page stands: React brings the panels to life
 * one after the other and not all at once, and the map is one of the last. Draws nothing.
 */
export function ColumnsAhead() {
  const client = useQueryClient();
  useEffect(() => {
    // The map asks for the same and says what has failed.
    client.query(inventoryQueries.snapshot()).catch(() => undefined);
  }, [client]);
  return null;
}
