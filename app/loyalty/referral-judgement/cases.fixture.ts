import { noFacts, type Party, type PostalAddress, type ReferralFacts } from "./facts";
import type { SignalCode } from "./judgement";

/** A case of the table: what is known, whether it is held under the standard setting, and everything that is to be seen in it. */
export interface Case {
  name: string;
  facts: ReferralFacts;
  hold: boolean;
  sees: readonly SignalCode[];
}

export function place(address1: string, more: Partial<PostalAddress> = {}): PostalAddress {
  return { name: null, company: null, address1, address2: null, zip: "75002", city: "Paris", country: "FR", ...more };
}

export function somebody(name: string, email: string, more: Partial<Party> = {}): Party {
  const [firstName = null, lastName = null] = name.split(" ");
  return { emails: [email], phones: [], firstName, lastName, addresses: [], ...more };
}

/** The advocate of all cases: Marie Dupont, who lives in a house of flats, and does not always say in which. */
export const home = place("12 rue de la Paix", { address2: "Appt 4" });
export const marie = somebody("Marie Dupont", "marie.dupont@gmail.com", { phones: ["+33612345678"], addresses: [home] });

/** A friend who has nothing in common with her. */
export const paul = somebody("Paul Martin", "paul.martin@orange.fr", {
  phones: ["+33687654321"],
  addresses: [place("3 quai Victor Hugo", { zip: "69002", city: "Lyon" })],
});

export const order = { goods: 8_000, least: 4_000, minutesAfterClaim: 600 };

export function of(friend: Partial<Party>, more: Partial<ReferralFacts> = {}): ReferralFacts {
  return { ...noFacts, advocate: marie, friend: { ...paul, ...friend }, order, ...more };
}

/** Friends of the advocate's, each from a town of their own. */
export function strangers(count: number): Party[] {
  return [...Array(count).keys()].map((one) =>
    somebody(`Inconnu${one} Nom${one}`, `inconnu${one}.nom${one}@orange.fr`, {
      addresses: [place(`${one + 1} rue Haute`, { zip: `${10_000 + one}`, city: `Ville ${one}` })],
    }),
  );
}
