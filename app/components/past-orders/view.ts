/** Orders of before the program, as their page shows them. */
export interface PastOrdersView {
  /** when the program began; null: none is live */
  begins: string | null;
  orders: number;
  members: number;
  oldest: string | null;
  /** the shop's day of the oldest: "2026-08-01" */
  oldestDay: string | null;
  /** the shop lets the app read orders of more than 60 days ago */
  allOrders: boolean;
  /** the newest preview or award */
  run: { id: string; given: boolean; from: string } | null;
}

/** What a run of these answers: see `intake/back-award`. */
export interface PastOrdersFigures {
  orders: number;
  members: number;
  points: number;
  /** of a preview */
  others?: number;
}
