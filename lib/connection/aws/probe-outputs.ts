import { z } from "zod";
import { DelegatedAdministratorRow } from "@/lib/organizations/aws/operations-wire";

/** Organizations `ListDelegatedAdministrators`: a service has a handful at most, so its first page is all of them. */
export const Administrators = z
  .object({ DelegatedAdministrators: z.array(DelegatedAdministratorRow).default([]) })
  .transform(({ DelegatedAdministrators }) => DelegatedAdministrators);
