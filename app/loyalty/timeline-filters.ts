/** What of a member's history is asked for. */
export const timelineFilters = ["all", "earned", "rewards", "adjustments", "standing", "access"] as const;
export type TimelineFilter = (typeof timelineFilters)[number];
