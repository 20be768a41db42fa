/** Something that is not as it should be, as Home and Health say it. */
export interface Problem {
  code: "audit" | "dead-letters" | "late" | "jobs" | "sweep";
  /** checks, events, minutes, jobs */
  count: number;
}
