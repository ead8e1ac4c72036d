/** How much of a subtree is chosen: none of its accounts, some, or all. */
export type ChoiceMark = "none" | "some" | "all";
