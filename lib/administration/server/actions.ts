"use server";

import { defineWrite } from "@/lib/server/action";
import * as definitions from "./definitions";

export const changeSetting = defineWrite(definitions.changeSetting);
export const requestSetting = defineWrite(definitions.requestSetting);
export const approveSetting = defineWrite(definitions.approveSetting);
export const discardSetting = defineWrite(definitions.discardSetting);
