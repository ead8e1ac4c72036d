/** The people who can be signed in as, with what the provider says of them. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly groups: readonly string[];
  /** What they can do in the demo, for the page on which one is chosen. */
  readonly does: string;
}

export const demoPeople: readonly DemoPerson[] = [
  {
    id: "vera",
    name: "Vera Lind",
    email: "vera@example.com",
    groups: ["staff", "canopy-viewers"],
    does: "Viewer: sees everything, changes nothing",
  },
  {
    id: "otto",
    name: "Otto Brandt",
    email: "otto@example.com",
    groups: ["staff", "canopy-operators"],
    does: "Operator: assigns policies, edits aggregators",
  },
  {
    id: "ada",
    name: "Ada Okafor",
    email: "ada@example.com",
    groups: ["staff", "canopy-approvers", "canopy-administrators"],
    does: "Administrator and approver: approves, edits policies and settings",
  },
];
