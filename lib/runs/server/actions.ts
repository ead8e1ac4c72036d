"use server";

import { defineWrite } from "@/lib/server/action";
import * as definitions from "./definitions";

export const startRun = defineWrite(definitions.startRun);
export const pauseRun = defineWrite(definitions.pauseRun);
export const resumeRun = defineWrite(definitions.resumeRun);
export const cancelRest = defineWrite(definitions.cancelRest);
export const retryFailed = defineWrite(definitions.retryFailed);
