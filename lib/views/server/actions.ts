"use server";

import { defineWrite } from "@/lib/server/action";
import * as definitions from "./definitions";

export const saveView = defineWrite(definitions.saveView);
export const shareView = defineWrite(definitions.shareView);
export const deleteView = defineWrite(definitions.deleteView);
