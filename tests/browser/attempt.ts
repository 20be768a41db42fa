import { beforeEach } from "vitest";

let attempt = 0;

/** Has `ofThisTry` know which try of a test is running. */
export function countTries(): void {
  beforeEach(({ task }) => {
    attempt = task.result?.retryCount ?? 0;
  });
}

/** The address of a person of this try: who took part in the first has another past than the test expects. */
export const ofThisTry = (email: string): string => (attempt === 0 ? email : `again-${email}`);
