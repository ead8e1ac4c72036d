import { config } from "zod/v4/core";
import { installDefaultPolicy } from "@/components/frame/trusted-types";

// Next runs this before anything else of a page, so that the policy stands before a chunk is asked for.
installDefaultPolicy();
// Otherwise Zod tries whether it may compile its checks, which the policy refuses and the browser reports.
config({ jitless: true });
