import { customType, timestamp } from "drizzle-orm/pg-core";

export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });
export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** A moment, by the database's clock unless AWS gave it. */
export function instant(name: string) {
  return timestamp(name, { withTimezone: true, mode: "date" });
}
