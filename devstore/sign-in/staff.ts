/** Someone of the shop's staff, as Shopify names them to the app. */
export interface Staff {
  id: string;
  firstName: string;
  lastName: string;
  owner: boolean;
}

/** Who may open the admin of either shop: its owner, and a second person for what one may not do alone. */
export const staff: Staff[] = [
  { id: "42", firstName: "Ada", lastName: "Shopkeeper", owner: true },
  { id: "43", firstName: "Grace", lastName: "Counter", owner: false },
];

export const owner = staff[0]!;

export function staffOf(id: string | null | undefined): Staff | undefined {
  return staff.find((one) => one.id === id);
}
