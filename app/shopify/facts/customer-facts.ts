/**
 * What the program needs to know of a customer, in our own shape. Any field of the profile can be null: Shopify withholds
 * protected customer data until the app is approved for it. Ids are decimal strings, times RFC 3339 in UTC with milliseconds.
 */
export interface CustomerFacts {
  customerId: string;
  /** when the customer record was made at Shopify */
  createdAt: string | null;
  /** the source's own updated_at: a profile never goes back in time */
  updatedAt: string | null;
  /** as typed; normalise before hashing */
  email: string | null;
  emailVerified: boolean;
  firstName: string | null;
  lastName: string | null;
  locale: string | null;
  /** lower case: enabled, disabled, invited, declined; null where the source does not say */
  accountState: string | null;
  /** Shopify said that the record is gone */
  deleted?: boolean;
}
