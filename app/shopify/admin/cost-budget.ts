/** What Shopify says of our budget in `extensions.cost`: points left, points a second, and the most that it holds. */
export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/**
 * Our idea of one shop's budget, corrected by each answer. It keeps us from asking what would be refused: a refusal costs
 * a round trip, and other processes spend from the same bucket, so a refusal can still come.
 */
export class CostBudget {
  #status: (ThrottleStatus & { at: number }) | undefined;
  readonly #costs = new Map<string, number>();

  /** Takes what an answer said. `at`: milliseconds of real time. */
  note(operation: string, cost: { requestedQueryCost?: number; throttleStatus?: ThrottleStatus } | undefined, at: number): void {
    if (cost?.requestedQueryCost !== undefined) this.#costs.set(operation, cost.requestedQueryCost);
    if (cost?.throttleStatus) this.#status = { ...cost.throttleStatus, at };
  }

  /** The share of the budget that is left, 0 to 1; null: Shopify has not told yet. */
  left(at: number): number | null {
    const status = this.#status;
    if (!status || status.maximumAvailable <= 0) return null;
    const restored = ((at - status.at) / 1000) * status.restoreRate;
    return Math.max(0, Math.min(1, (status.currentlyAvailable + restored) / status.maximumAvailable));
  }

  /** How many milliseconds to wait before `operation` fits, and takes its points at once so that the next caller waits for more. */
  reserve(operation: string, at: number): number {
    const status = this.#status;
    if (!status || status.restoreRate <= 0) return 0;
    const cost = Math.min(this.#costs.get(operation) ?? 50, status.maximumAvailable);
    const restored = ((at - status.at) / 1000) * status.restoreRate;
    const available = Math.min(status.maximumAvailable, status.currentlyAvailable + restored);
    this.#status = { ...status, currentlyAvailable: available - cost, at };
    return available >= cost ? 0 : Math.ceil(((cost - available) / status.restoreRate) * 1000);
  }
}
