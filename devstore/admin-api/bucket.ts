import type { Shop } from "../store/entities";

/** Points a second, by the store's plan; a full bucket holds twenty seconds' worth. */
const rates: Record<Shop["plan"], number> = { Basic: 100, Advanced: 200, "Shopify Plus": 1_000, Enterprise: 2_000 };
const SECONDS = 20;

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** The leaky bucket of one app in one store, by real time. */
export class Bucket {
  private level: number;
  private at: number;

  constructor(
    private readonly plan: Shop["plan"],
    private readonly clock: () => number = Date.now,
    /** never runs dry */
    private readonly endless = false,
  ) {
    this.level = rates[plan] * SECONDS;
    this.at = clock();
  }

  status(): ThrottleStatus {
    const rate = rates[this.plan];
    const now = this.clock();
    this.level = this.endless ? rate * SECONDS : Math.min(rate * SECONDS, this.level + ((now - this.at) * rate) / 1000);
    this.at = now;
    return { maximumAvailable: rate * SECONDS, currentlyAvailable: Math.floor(this.level), restoreRate: rate };
  }

  /** Takes the points, or refuses and takes none. */
  take(points: number): boolean {
    if (this.status().currentlyAvailable < points) return false;
    this.level -= points;
    return true;
  }

  giveBack(points: number): void {
    this.level += points;
  }
}
