import { plainArray, textArray } from "../ledger/array-literal";
import type { Profile } from "./profile.server";

/** The columns that `profileArrays` fills, in its order: their types, for `unnest`, are those of `profileTypes`. */
export const profileNames =
  "customer_id, enrols, created_at, updated_at, seen_at, email, email_hash, email_verified, first_name, last_name, locale, account_state";

const profileTypes = [
  "bigint",
  "boolean",
  "timestamptz",
  "timestamptz",
  "timestamptz",
  "text",
  "text",
  "boolean",
  "text",
  "text",
  "text",
  "text",
];

/** `$first::bigint[], …`: the parameters of the arrays, the first of them numbered `first`. */
export function profileParameters(first: number): string {
  return profileTypes.map((type, place) => `$${first + place}::${type}[]`).join(", ");
}

/** Profiles as one array a column, for a statement over all of them. */
export function profileArrays(profiles: readonly Profile[]): string[] {
  const plain = (pick: (profile: Profile) => string | boolean | null) => plainArray(profiles.map(pick));
  const text = (pick: (profile: Profile) => string | null) => textArray(profiles.map(pick));
  return [
    plain(({ customerId }) => customerId),
    plain(({ enrols }) => enrols),
    plain(({ createdAt }) => createdAt),
    plain(({ updatedAt }) => updatedAt),
    plain(({ seenAt }) => seenAt),
    text(({ email }) => email),
    text(({ emailHash }) => emailHash),
    plain(({ emailVerified }) => emailVerified),
    text(({ firstName }) => firstName),
    text(({ lastName }) => lastName),
    text(({ locale }) => locale),
    text(({ accountState }) => accountState),
  ];
}
