import { parseAsString, parseAsStringLiteral } from "nuqs/server";

const notificationTabs = ["rules", "destinations", "deliveries"] as const;

/** The view of notifications, in the URL. */
export const notificationsParsers = {
  tab: parseAsStringLiteral(notificationTabs).withDefault("rules"),
  /** The destination whose deliveries are listed; absent for all. */
  destination: parseAsString,
};
