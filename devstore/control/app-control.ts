/** What the stand-in may ask of the app that no shop could ask of Shopify's apps. Local mode answers it by the worker's channel. */
export interface AppControl {
  /** sets the app's business clock, forward only, and settles what falls due before it resolves */
  moveClock(at: Date): Promise<void>;
  now(): Promise<Date>;
  /** runs the reconciliation of one shop, or of all; answers what it found and repaired */
  sweep(shop?: string): Promise<unknown>;
  /** inbox events not yet processed and jobs already due */
  backlog(): Promise<number>;
}

/** The app's REST API as a merchant's own program uses it. */
export interface AppApi {
  /** such as http://localhost:3000 */
  baseUrl: string;
  /** a bearer key of the shop with every scope */
  key: string;
}
