/** What a person may be found by. */
export interface Person {
  /** of the customer, and of those that were merged into it */
  customerIds: readonly string[];
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  phone?: string | null;
}

/** Whether words that a merchant searched for, or called a view, find this person: their name, a part of their address, the end of their number. */
export function isAboutPerson(words: string, { customerIds, email, firstName, lastName }: Person): boolean {
  const names = [firstName, lastName, email].flatMap((one) => (one ? one.toLowerCase().split(/\s+/u) : []));
  return words
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "")
    .some(
      (word) =>
        names.includes(word) ||
        (word.length >= 4 &&
          ((email?.toLowerCase().includes(word) ?? false) || (/^\d+$/u.test(word) && customerIds.some((id) => id.endsWith(word))))),
    );
}
