"use server";

import { defineWrite } from "@/lib/server/action";
import * as definitions from "./definitions";

export const savePlan = defineWrite(definitions.savePlan);
export const editPlan = defineWrite(definitions.editPlan);
export const reviewPlan = defineWrite(definitions.reviewPlan);
export const sendPlan = defineWrite(definitions.sendPlan);
export const decidePlan = defineWrite(definitions.decidePlan);
export const startPlan = defineWrite(definitions.startPlan);
export const unschedulePlan = defineWrite(definitions.unschedulePlan);
export const discardPlan = defineWrite(definitions.discardPlan);
