import { type Observation, observed } from "../observation";
import { type Diagnosis, fine } from "./diagnosis";

/** Whether Canopy's own database answers, and as which role Canopy works in it. */
export function diagnoseDatabase(observations: readonly Observation[]): Diagnosis {
  const database = observed(observations, "database");
  if (database === undefined) return { state: "checking", says: "Asking Canopy's database…", todo: [] };
  const { result } = database;
  if (!result.ok) {
    return {
      state: "failed",
      says: "Canopy's own database cannot be used. Nothing stored can be shown and nothing can be changed until it can.",
      todo: [
        "Look at the server that `DATABASE_URL` names; without it, at the log of the embedded database, `server.log` in Canopy's data folder.",
        "Check again. Canopy recovers automatically when the database answers.",
      ],
      failure: result.failure,
    };
  }
  const { role, isSuperuser } = result.value;
  if (!isSuperuser) return fine(`Canopy's database answers. Canopy works in it as \`${role}\`.`);
  return {
    state: "attention",
    says: `Canopy's database answers. Canopy works in it as \`${role}\`, a superuser, which could change the record and run programs on the database's machine.`,
    todo: [
      "Make a role for Canopy: `CREATE ROLE canopy_app LOGIN NOSUPERUSER PASSWORD '…'`, and set `DATABASE_URL` to it.",
      "Set `CANOPY_MIGRATION_DATABASE_URL` to the role that owns the tables, and restart Canopy.",
    ],
  };
}
