import { noFacts } from "./facts";
import { home, marie, of, order, paul, place, somebody, strangers, type Case } from "./cases.fixture";

const passes = (name: string, facts: Case["facts"], ...sees: Case["sees"]): Case => ({ name, facts, hold: false, sees });
const held = (name: string, facts: Case["facts"], ...sees: Case["sees"]): Case => ({ name, facts, hold: true, sees });
const atHome = { addresses: [home] };
const networks = { sharedNetwork: true, orderNetworkShared: true };
const flat = (name: string) => ({ addresses: [place("12 rue de la Paix", { address2: name })] });

/** What looks alike and is two people, one of them new. None is refused; who is held all the same is named at the end. */
export const innocents: readonly Case[] = [
  passes("a friend in another town", of({})),
  passes("nothing is known yet: a claim", { ...noFacts }),
  passes("Shopify withholds names, addresses and telephones", of({ emails: [], firstName: null, lastName: null, addresses: [] })),
  passes("a sister in another town", of({ firstName: "Claire", lastName: "Dupont", emails: ["claire.dupont@gmail.com"] })),
  passes(
    "a family at one address",
    of({ ...atHome, firstName: "Luc", lastName: "Dupont", emails: ["luc.dupont@gmail.com"] }, networks),
    "same-door",
    "same-network",
    "same-network-at-order",
  ),
  passes("a couple of two names at one address", of(atHome, networks), "same-door", "same-network", "same-network-at-order"),
  passes(
    "Louis and Louise, who differ by their ending",
    of(
      { ...atHome, firstName: "Louise", lastName: "Petit" },
      { advocate: { ...marie, firstName: "Louis", lastName: "Petit", emails: ["louis@petit.example"] } },
    ),
    "same-door",
  ),
  passes("flatmates", of(atHome, { sharedNetwork: true }), "same-door", "same-network"),
  passes("two flats of one house", of(flat("Appt 17"))),
  passes("two flats of one house, one name of many", of({ ...flat("Appt 17"), firstName: "Luc", lastName: "Dupont" })),
  passes(
    "two floors of one house",
    of(
      { addresses: [place("12 rue de la Paix", { address2: "3e étage" })] },
      { advocate: { ...marie, addresses: [place("12 rue de la Paix", { address2: "1er étage" })] } },
    ),
  ),
  passes(
    "two buildings of one residence",
    of(
      { addresses: [place("12 rue de la Paix", { address2: "Bât. B" })] },
      { advocate: { ...marie, addresses: [place("12 rue de la Paix", { address2: "Bâtiment A" })] } },
    ),
  ),
  passes("two flats of one house, neither of them named", of({ addresses: [place("12 rue de la Paix")] }), "same-door"),
  passes(
    "flats before the number, as in Britain",
    of(
      { addresses: [place("Flat 2, 9 High Street", { zip: "L1 2AB" })] },
      { advocate: { ...marie, addresses: [place("Flat 3, 9 High St", { zip: "l12ab" })] } },
    ),
  ),
  passes("the house next door", of({ addresses: [place("14 rue de la Paix")] })),
  passes("number 12 and number 12 bis", of({ addresses: [place("12 bis rue de la Paix")] })),
  passes("the same street and number in another town", of({ addresses: [place("12 rue de la Paix", { zip: "69002", city: "Lyon" })] })),
  passes("an office network", of({}, networks), "same-network", "same-network-at-order"),
  passes(
    "colleagues who have parcels sent to the office",
    of(
      { addresses: [place("1 place Bellecour", { company: "Acme SA" })] },
      { advocate: { ...marie, addresses: [place("1 pl. Bellecour", { company: "ACME S.A." })] }, ...networks },
    ),
    "same-network",
    "same-network-at-order",
  ),
  passes("a guest on the advocate's Wi-Fi", of({}, networks), "same-network", "same-network-at-order"),
  passes(
    "a mobile network that many share",
    of({}, { sharedNetwork: true, networkClaims: { minute: 1, day: 3, advocatesDay: 3 } }),
    "same-network",
  ),
  passes(
    "a gift of the friend's, sent to the advocate",
    of({ addresses: [...paul.addresses, { ...home, name: "Marie Dupont" }] }),
    "same-door",
  ),
  passes(
    "one parcel shop for both",
    of({ addresses: [place("Relais Colis, 4 rue du Bac")] }, { advocate: { ...marie, addresses: [place("Relais Colis, 4 rue du Bac")] } }),
  ),
  passes("a tag of one's own in one's address", of({ emails: ["paul.martin+fidelio@gmail.com"] })),
  passes("an address that hides the mailbox and passes mail on", of({ emails: ["k7x2@privaterelay.appleid.com"] })),
  passes("a throw-away mailbox and nothing else", of({ emails: ["x81@mailinator.com"] }, { disposable: true }), "throwaway-mailbox"),
  passes(
    "a family's mailboxes: one surname, two people",
    of({ firstName: "Luc", lastName: "Dupont", emails: ["dupont@orange.fr"] }, { advocate: { ...marie, emails: ["dupont@free.fr"] } }),
  ),
  passes(
    "the family's mailbox of somebody who goes by another name",
    of({ emails: ["dupont@orange.fr"] }, { advocate: { ...marie, emails: ["dupont@free.fr"] } }),
  ),
  passes(
    "a namesake among the customers, in another town",
    of({}, { lookAlikes: [somebody("Paul Martin", "paul.m@free.fr", { addresses: [home] })] }),
  ),
  passes(
    "somebody of one's home is a customer",
    of({}, { lookAlikes: [somebody("Lise Martin", "lise@free.fr", { addresses: paul.addresses })] }),
  ),
  passes(
    "a couple whom the same advocate brought, one after the other",
    of({}, { otherFriends: [somebody("Lise Martin", "lise@free.fr", { addresses: paul.addresses })] }),
  ),
  passes(
    "told to a group: eleven friends in a week, some of them neighbours",
    of(
      {},
      {
        otherFriends: [...strangers(5), paul, { ...paul, ...flat("Appt 9"), phones: [], emails: ["q@x.example"] }],
        codeClaims: { day: 9, week: 11, networksDay: 9 },
        friend: { ...paul, phones: [], emails: ["z@x.example"], addresses: [place("5 rue Basse", { zip: "75011" })] },
      },
    ),
    "code-posted",
  ),
  passes("six friends in a day", of({}, { otherFriends: strangers(5), codeClaims: { day: 6, week: 6, networksDay: 6 } })),
  passes(
    "a first order just above what is asked, at once",
    of({}, { order: { ...order, goods: 4_050, minutesAfterClaim: 3 } }),
    "bare-minimum",
  ),
  passes(
    "the first order was cancelled before it was paid, the next one counts",
    of({}, { earlierOrders: 0, order: { ...order, minutesAfterClaim: 9_000 } }),
  ),
  passes(
    "a split order: two parcels, two addresses, one friend",
    of({ addresses: [...paul.addresses, place("8 rue Neuve", { zip: "69001", city: "Lyon" })] }),
  ),
  passes("three claims from one classroom", of({}, { networkClaims: { minute: 1, day: 3, advocatesDay: 2 } })),
  passes(
    "the same address typed again on another device: still one referral",
    of({}, { networkClaims: { minute: 2, day: 2, advocatesDay: 1 } }),
  ),
  held(
    "a father and a son of one name at one door",
    of({ ...atHome, firstName: "Marie", lastName: "Dupont", emails: ["m.dupont.jr@orange.fr"] }),
    "same-person",
    "same-door",
  ),
  held(
    "one telephone for the whole family",
    of({ ...atHome, firstName: "Luc", lastName: "Dupont", phones: marie.phones }),
    "same-phone",
    "same-door",
  ),
  held("two members who brought each other before either had bought", of({}, { circle: 2 }), "circle"),
];
