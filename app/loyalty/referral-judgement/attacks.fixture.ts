import { home, marie, of, order, paul, place, somebody, strangers, type Case } from "./cases.fixture";

const attack = (name: string, facts: Case["facts"], ...sees: Case["sees"]): Case => ({ name, facts, hold: true, sees });
const phones = marie.phones;
const bare = { ...order, goods: 4_100, minutesAfterClaim: 5 };
const atHome = { addresses: [home] };
const old = somebody("Paul Martin", "pmartin77@gmail.com", { phones: paul.phones, addresses: paul.addresses });

/** What somebody does who wants two rewards for nobody new. */
export const attacks: readonly Case[] = [
  attack("gift to oneself: a tag behind the plus sign", of({ emails: ["marie.dupont+1@gmail.com"] }), "same-mailbox"),
  attack("the dots of Gmail", of({ emails: ["m.ariedupont@gmail.com"] }), "same-mailbox"),
  attack("another domain of the same provider", of({ emails: ["mariedupont@googlemail.com"] }), "same-mailbox"),
  attack("capitals, dots and a tag together", of({ emails: ["Marie.D.Upont+Promo@GoogleMail.com"] }), "same-mailbox"),
  attack(
    "a hyphen of Proton's",
    of({ emails: ["marie-dupont@pm.me"] }, { advocate: { ...marie, emails: ["mariedupont@proton.me"] } }),
    "same-mailbox",
  ),
  attack(
    "Apple's old domains",
    of({ emails: ["mdupont@me.com"] }, { advocate: { ...marie, emails: ["mdupont@icloud.com"] } }),
    "same-mailbox",
  ),
  attack(
    "a second address of a Yahoo mailbox",
    of({ emails: ["mdupont-shop@yahoo.fr"] }, { advocate: { ...marie, emails: ["mdupont@yahoo.fr"] } }),
    "same-mailbox",
  ),
  attack(
    "the mailbox of an earlier order of hers",
    of({ emails: ["mimi@free.fr"] }, { advocate: { ...marie, emails: [...marie.emails, "mimi@free.fr"] } }),
    "same-mailbox",
  ),
  attack(
    "alias, but everything else made up",
    of({ emails: ["marie.dupont+x@gmail.com"], phones: [], firstName: "Zoé", lastName: "Blanc" }),
    "same-mailbox",
  ),
  attack(
    "a second mailbox, her own name and door",
    of({ ...atHome, emails: ["mimi75@orange.fr"], firstName: "Marie", lastName: "Dupont", phones: [] }),
    "same-person",
    "same-door",
  ),
  attack(
    "first and last name changed over",
    of({ ...atHome, emails: ["mimi75@orange.fr"], firstName: "Dupont", lastName: "Marie" }),
    "same-person",
    "same-door",
  ),
  attack(
    "an initial for the first name",
    of({ ...atHome, emails: ["mimi75@orange.fr"], firstName: "M.", lastName: "Dupont" }),
    "same-person",
    "same-door",
  ),
  attack(
    "a slip in the surname",
    of({ ...atHome, emails: ["mimi75@orange.fr"], firstName: "Marie", lastName: "Dupnot" }),
    "same-person",
    "same-door",
  ),
  attack(
    "a double name in part",
    of({ ...atHome, emails: ["mimi75@orange.fr"], firstName: "Marie", lastName: "Dupont-Legrand" }),
    "same-person",
    "same-door",
  ),
  attack(
    "accents and capitals",
    of({ ...atHome, emails: ["mimi75@orange.fr"], firstName: "MARÏE", lastName: "DUPONT" }),
    "same-person",
    "same-door",
  ),
  attack(
    "her own street otherwise written",
    of({
      emails: ["mimi75@orange.fr"],
      firstName: "Marie",
      lastName: "Dupont",
      addresses: [place("12, R. DE LA PAIX", { zip: "75 002" })],
    }),
    "same-person",
    "same-door",
  ),
  attack(
    "her own name and telephone, a parcel shop",
    of({ emails: ["mimi75@orange.fr"], firstName: "Marie", lastName: "Dupont", phones, addresses: [place("Point Relais, 4 rue du Bac")] }),
    "same-name",
    "same-phone",
  ),
  attack(
    "her own name from her own network, sent elsewhere",
    of({ emails: ["mimi75@orange.fr"], firstName: "Marie", lastName: "Dupont" }, { sharedNetwork: true }),
    "same-name",
    "same-network",
  ),
  attack(
    "a made-up name at her door, her telephone",
    of({ ...atHome, emails: ["zoe@orange.fr"], firstName: "Zoé", lastName: "Blanc", phones }),
    "same-phone",
    "same-door",
  ),
  attack(
    "a made-up name at her door, a mailbox that names her",
    of({ ...atHome, emails: ["dupont.marie9@orange.fr"], firstName: "Zoé", lastName: "Blanc", phones: [] }, { sharedNetwork: true }),
    "similar-mailbox",
    "same-door",
    "same-network",
  ),
  attack(
    "the name of her mailbox at another provider, her telephone",
    of({ emails: ["marie.dupont75@outlook.fr"], phones }),
    "same-phone",
    "similar-mailbox",
  ),
  attack(
    "her telephone from her network, all else made up",
    of({ phones }, { sharedNetwork: true, orderNetworkShared: true }),
    "same-phone",
    "same-network",
    "same-network-at-order",
  ),
  attack(
    "a throw-away mailbox from her network",
    of({ emails: ["x81@mailinator.com"] }, { disposable: true, sharedNetwork: true }),
    "throwaway-mailbox",
    "same-network",
  ),
  attack(
    "a throw-away mailbox at her door",
    of({ ...atHome, emails: ["x81@yopmail.com"], phones: [] }, { disposable: true }),
    "throwaway-mailbox",
    "same-door",
  ),
  attack("an order placed while signed in as herself", of({}, { ownAccount: true }), "own-account"),
  attack("two accounts of hers, merged afterwards", of({}, { merged: true }), "merged"),
  attack("a guest first, then an account: the earlier order counts", of({}, { earlierOrders: 1 }), "existing-customer"),
  attack("a customer of long ago", of({}, { earlierOrders: 7 }), "existing-customer"),
  attack(
    "a customer again under a tag of the old address",
    of({ emails: ["pmartin77+neu@gmail.com"] }, { knownMailbox: true }),
    "known-mailbox",
  ),
  attack(
    "a customer again under a new address, the old telephone",
    of({ emails: ["paul.neu@orange.fr"], firstName: "P", lastName: "Neu" }, { lookAlikes: [{ ...old, addresses: [] }] }),
    "known-phone",
  ),
  attack(
    "a customer again at the same door, no telephone",
    of({ emails: ["paul.neu@orange.fr"], phones: [] }, { lookAlikes: [old] }),
    "known-person",
  ),
  attack("the same friend a second time with a tag", of({ emails: ["paul.martin+2@gmail.com"] }, { aliasReferrals: 1 }), "claimed-before"),
  attack("claimed with two advocates under two spellings", of({ emails: ["p.martin@gmail.com"] }, { aliasReferrals: 2 }), "claimed-before"),
  attack("the two brought each other", of({}, { circle: 2 }), "circle"),
  attack("a ring of five accounts", of({}, { circle: 5 }), "circle"),
  attack("a ring at one door", of({ ...atHome, phones: [] }, { circle: 3 }), "circle", "same-door"),
  attack(
    "a code on a coupon site: forty strangers in a week",
    of({}, { otherFriends: strangers(20), codeClaims: { day: 25, week: 40, networksDay: 25 } }),
    "code-posted",
  ),
  attack(
    "the first of them, whose order came before the flood was seen",
    of({}, { otherFriends: strangers(6), codeClaims: { day: 12, week: 14, networksDay: 12 }, order: bare }),
    "code-posted",
    "bare-minimum",
  ),
  attack(
    "a script: nine claims in a minute from one address",
    of({}, { networkClaims: { minute: 9, day: 9, advocatesDay: 1 } }),
    "claims-from-one-network",
    "claims-in-bursts",
  ),
  attack(
    "by hand: nine claims in a day from one address",
    of({}, { networkClaims: { minute: 1, day: 9, advocatesDay: 3 } }),
    "claims-from-one-network",
  ),
  attack(
    "a farm: one telephone for all its friends",
    of({}, { otherFriends: [somebody("Ann Lee", "a@x.example", { phones: paul.phones })] }),
    "other-friend",
  ),
  attack(
    "a farm: one mailbox, many spellings, one advocate",
    of({ emails: ["drop+7@gmail.com"] }, { otherFriends: [somebody("Ann Lee", "drop+6@gmail.com")], aliasReferrals: 1 }),
    "claimed-before",
    "other-friend",
  ),
  attack(
    "a farm: four friends at one door far from the advocate",
    of({}, { otherFriends: ["A B", "C D", "E F"].map((name, at) => somebody(name, `q${at}@x.example`, { addresses: paul.addresses })) }),
    "other-friend",
  ),
];
