/** Every rate of the generated referrals; where it comes from stands in ../sources.md, "assumed" means that nobody publishes it. */

/** Of all referrals. */
export const cheatShare = 0.15;

/** Of cheats: 86 % as people say that they cheat (31.1 to 26.4 to 22.0; the ways of referring oneself are assumed), the rest the tail. */
export const cheats = {
  /** the advocate's own mailbox, written in another way */
  alias: 0.1,
  /** the advocate under a second mailbox of theirs */
  "second-mailbox": 0.13,
  /** a person who is not, at the advocate's door */
  "made-up": 0.06,
  /** behind a throw-away mailbox */
  "throw-away": 0.05,
  /** a customer of before who takes the newcomer's offer again, by somebody's code */
  "old-as-new": 0.24,
  /** a code put in public: strangers, whom nobody brought */
  posted: 0.28,
  /** accounts that refer each other in a ring */
  ring: 0.07,
  /** a farm of accounts, by script or by hand */
  farm: 0.07,
} as const;
export type CheatKind = keyof typeof cheats;

/** Of honest referrals; the kinds from household to gift are the 16.4 % that look alike (their parts are assumed). */
export const honest = {
  elsewhere: 0.732,
  "relative-elsewhere": 0.08,
  household: 0.045,
  flatmate: 0.015,
  neighbour: 0.03,
  colleague: 0.036,
  guest: 0.025,
  gift: 0.012,
  /** somebody in whose home there is a customer already, brought by another */
  "home-of-customer": 0.004,
  /** tells a group or many followers: many claims within two days */
  popular: 0.02,
  /** two members who brought each other before either had bought */
  each: 0.001,
} as const;
export type HonestKind = keyof typeof honest;

export const people = {
  flats: { FR: 0.46, GB: 0.18 },
  /** assumed: in France the name on the letter box does, in Britain the flat is part of the address */
  writesFlat: { FR: 0.55, GB: 0.95 },
  phone: 0.86,
  french: 0.5,
  mail: {
    FR: {
      "gmail.com": 0.34,
      "hotmail.fr": 0.13,
      "outlook.fr": 0.13,
      "orange.fr": 0.18,
      "yahoo.fr": 0.09,
      "icloud.com": 0.05,
      "free.fr": 0.08,
    },
    GB: { "gmail.com": 0.46, "hotmail.co.uk": 0.12, "outlook.com": 0.12, "yahoo.co.uk": 0.1, "icloud.com": 0.12, "btinternet.com": 0.08 },
  },
  /** assumed: of the honest; addresses that hide the mailbox and pass on, tags of one's own, throw-away ones */
  relay: 0.04,
  tag: 0.03,
  throwAway: 0.005,
  /** assumed: of mailboxes, those that name nobody */
  nickname: 0.22,
  /** assumed: of addresses, written with other abbreviations, in capitals, with a slip */
  abbreviates: 0.3,
  capitals: 0.12,
  slip: 0.03,
} as const;

/** Assumed: from where people claim and order, and how long their address at home stays the same. */
export const networks = {
  home: 0.6,
  mobile: 0.3,
  office: 0.07,
  vpn: 0.03,
  /** of mobile devices: with an address of their own */
  mobileIpv6: 0.45,
  mobilePool: 50,
  vpnPool: 200,
  newAtHome: 0.15,
} as const;

/** Assumed: two who share a door and are two people. */
export const sharedHome = {
  surname: 0.6,
  /** one telephone number for the family, or the other's typed in */
  onePhone: 0.06,
  namesake: 0.015,
  claimsAtHome: 0.75,
} as const;

/** Assumed: how careful somebody is who refers themselves. */
export const oneself = {
  alias: { samePhone: 0.7, noPhone: 0.15, ownDoor: 0.93, ownName: 0.85, claimsAtHome: 0.72 },
  "second-mailbox": { samePhone: 0.62, noPhone: 0.18, ownDoor: 0.9, ownName: 0.78, claimsAtHome: 0.72 },
  "made-up": { samePhone: 0.38, noPhone: 0.3, ownDoor: 0.96, ownName: 0, claimsAtHome: 0.72 },
  "throw-away": { samePhone: 0.3, noPhone: 0.42, ownDoor: 0.7, ownName: 0.3, claimsAtHome: 0.6 },
  /** of names that are not the own: with the own surname, or hardly changed */
  keepsSurname: 0.4,
  /** of throw-away mailboxes: of a provider that the list knows */
  listed: 0.85,
  /** a mailbox that names the advocate all the same */
  mailboxNamesSelf: { "second-mailbox": 0.6, "made-up": 0.15 },
} as const;

/** Assumed: a customer of before who comes as new. */
export const oldAsNew = {
  mailbox: { alias: 0.25, other: 0.62, "throw-away": 0.08, relay: 0.05 },
  samePhone: 0.7,
  noPhone: 0.15,
  sameDoor: 0.88,
  sameName: 0.85,
} as const;

/** Assumed: heaps. Claims come after the posting and thin out with this mean, in days. */
export const heaps = {
  posted: { least: 8, mean: 22, most: 80, fades: 2.5, throwAway: 0.1, vpn: 0.08 },
  popular: { least: 4, mean: 5, most: 18, fades: 0.8 },
  ring: { least: 2, most: 5, onePerson: 0.65 },
  farm: { least: 15, most: 60, advocates: 3, networks: 4, doors: 3, perClaim: 20, noPhone: 0.5, sharedPhone: 0.3, throwAway: 0.3 },
} as const;

/** Assumed: how soon they order, and for how much. */
export const orders = {
  least: 4_000,
  soon: { honest: 0.5, cheat: 0.72 },
  bare: { honest: 0.18, cheat: 0.45 },
} as const;
