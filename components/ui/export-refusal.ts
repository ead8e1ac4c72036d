import { createContext } from "react";

/** Why the person may not save what they see as a file; undefined where they may. The frame knows. */
export const ExportRefusal = createContext<string | undefined>(undefined);
