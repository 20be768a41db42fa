import { base, en, en_GB, Faker, fr } from "@faker-js/faker";
import type { PostalAddress } from "../../../../app/loyalty/referral-judgement/facts";
import type { Luck } from "./luck";
import { people } from "./rates";

export type Country = "FR" | "GB";

export interface Home {
  country: Country;
  number: string;
  street: string;
  zip: string;
  city: string;
  /** in a house of flats */
  flat: string | null;
  writesFlat: boolean;
  /** the network address of the connection */
  network: string;
}

/** Names and places: Faker's lists, drawn with the generator's own seed. */
export function namesOf(seed: number): Record<Country, Faker> {
  const french = new Faker({ locale: [fr, en, base], seed });
  return { FR: french, GB: new Faker({ locale: [en_GB, en, base], seed: seed + 1 }) };
}

/** Sixty towns a country, so that strangers share one now and then. */
export interface Town {
  country: Country;
  city: string;
  zip: string;
}

export function townsOf(luck: Luck, names: Record<Country, Faker>): Town[] {
  const town = (country: Country, place: number): Town => ({
    country,
    city: names[country].location.city(),
    zip: country === "FR" ? String(10_000 + place * 1_371) : `${luck.pick(["B", "L", "M", "S", "N"])}${place + 1}`,
  });
  return [...Array(120).keys()].map((place) => town(place < 60 ? "FR" : "GB", place % 60));
}

export class Homes {
  #count = 0;
  constructor(
    private readonly luck: Luck,
    private readonly names: Record<Country, Faker>,
    private readonly towns: readonly Town[],
  ) {}

  somewhere(town?: Town): Home {
    const { luck } = this;
    const country = luck.chance(people.french) ? "FR" : "GB";
    const { city, zip } = town ?? luck.pick(this.towns.filter((one) => one.country === country));
    const lives = town?.country ?? country;
    const inFlat = luck.chance(people.flats[lives]);
    return {
      country: lives,
      number: String(luck.whole(1, luck.chance(0.8) ? 60 : 250)) + (luck.chance(0.04) ? luck.pick([" bis", " ter", "A"]) : ""),
      street: this.names[lives].location.street(),
      zip: lives === "FR" ? zip : `${zip} ${luck.whole(1, 9)}${luck.pick(["AB", "DE", "HJ", "LN", "PQ"])}`,
      city,
      flat: inFlat ? this.#flat() : null,
      writesFlat: luck.chance(people.writesFlat[lives]),
      network: this.newNetwork(),
    };
  }

  /** Another flat of the same house; of a house without flats, a house that has them after all. */
  nextDoor(home: Home): Home {
    let flat = this.#flat();
    while (flat === home.flat) flat = this.#flat();
    return { ...home, flat, writesFlat: this.luck.chance(people.writesFlat[home.country]), network: this.newNetwork() };
  }

  newNetwork(): string {
    this.#count += 1;
    return `home/${this.#count}`;
  }

  #flat(): string {
    return this.luck.chance(0.7) ? String(this.luck.whole(1, 40)) : `${this.luck.whole(1, 9)}${this.luck.pick(["A", "B", "C"])}`;
  }
}

const shorter: readonly [RegExp, string][] = [
  [/^Rue /u, "R. "],
  [/^Avenue /u, "av "],
  [/^Boulevard /u, "Bd "],
  [/^Place /u, "Pl. "],
  [/^Impasse /u, "Imp "],
  [/ Street$/u, " St"],
  [/ Road$/u, " Rd."],
  [/ Lane$/u, " Ln"],
  [/ Avenue$/u, " Ave"],
  [/ Close$/u, " Cl"],
];

/** The address as somebody types it this time. */
export function typed(luck: Luck, home: Home, name: string, leavesOutFlat = false): PostalAddress {
  let street = home.street;
  if (luck.chance(people.abbreviates)) for (const [long, short] of shorter) street = street.replace(long, short);
  if (luck.chance(people.slip) && street.length > 8) {
    const at = luck.whole(3, street.length - 3);
    street = street.slice(0, at) + street.slice(at + 1);
  }
  const comma = luck.chance(0.15) ? "," : "";
  let address1 = `${home.number}${comma} ${street}`;
  let address2: string | null = null;
  if (home.flat !== null && home.writesFlat && !leavesOutFlat) {
    const words = home.country === "FR" ? ["Appt", "Apt", "Appartement", "porte"] : ["Flat", "Flat", "Apartment", "Unit"];
    const flat = `${luck.pick(words)} ${home.flat}`;
    if (luck.chance(0.6)) address2 = flat;
    else address1 = home.country === "FR" ? `${address1} ${flat}` : `${flat}, ${address1}`;
  }
  if (luck.chance(people.capitals)) address1 = address1.toUpperCase();
  const zip = luck.chance(0.1) ? home.zip.replace(" ", "").toLowerCase() : home.zip;
  return { name, company: null, address1, address2, zip, city: home.city, country: home.country };
}
