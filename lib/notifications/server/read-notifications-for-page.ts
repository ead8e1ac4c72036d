import "server-only";
import { z } from "zod";
import { can } from "@/lib/identity/grants";
import { defineRead } from "@/lib/server/action";
import { readDeliveries, readNotificationSettings } from "./read-notifications";

/** Destinations, rules and the newest deliveries, for the first paint of their page. */
export const readNotifications = defineRead({
  operation: "canopy:ReadNotifications",
  input: z.strictObject({}),
  requires: "notifications:read",
  run: async (_input, session) => {
    const [settings, deliveries] = await Promise.all([readNotificationSettings(), readDeliveries({})]);
    return { settings, deliveries, mayChange: can(session, "notifications:write") };
  },
});
