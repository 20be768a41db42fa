import type { Faker } from "@faker-js/faker";
import { plainMailbox } from "../../../../app/loyalty/referral-judgement/mailbox";
import type { Country, Home } from "./homes";
import type { Luck } from "./luck";
import { networks, people } from "./rates";

/** A human being, who may have more than one account. */
export interface Human {
  first: string;
  last: string;
  home: Home;
  /** their own mailbox */
  mail: string;
  /** their own number, E.164 */
  phone: string;
  /** whether they give it in a checkout */
  givesPhone: boolean;
  office: string;
  mobile: string;
}

export class Humans {
  #count = 0;
  readonly #taken = new Set<string>();
  constructor(
    private readonly luck: Luck,
    private readonly names: Record<Country, Faker>,
  ) {}

  /** Somebody who lives there. */
  at(home: Home, last?: string): Human {
    const { luck } = this;
    this.#count += 1;
    const person = this.names[home.country].person;
    const [first, name] = [person.firstName(), last ?? person.lastName()];
    return {
      first,
      last: name,
      home,
      mail: this.mailbox(home.country, first, name),
      phone: this.phone(home.country),
      givesPhone: luck.chance(people.phone),
      office: `office/${luck.whole(1, 4_000)}`,
      mobile: luck.chance(networks.mobileIpv6) ? `own/${this.#count}` : `pool/${home.city}/${luck.whole(1, networks.mobilePool)}`,
    };
  }

  phone(country: Country): string {
    const digits = String(this.luck.whole(10_000_000, 99_999_999));
    return country === "FR" ? `+336${digits}` : `+4474${digits}`;
  }

  /** A mailbox of somebody with that name: nobody else has it, however it is written. */
  mailbox(country: Country, first: string, last: string): string {
    for (;;) {
      const mail = this.#mailbox(country, first, last);
      const plain = plainMailbox(mail)!;
      if (this.#taken.has(plain)) continue;
      this.#taken.add(plain);
      return mail;
    }
  }

  #mailbox(country: Country, first: string, last: string): string {
    const { luck } = this;
    const fold = (text: string) =>
      text
        .normalize("NFD")
        .toLowerCase()
        .replaceAll(/[^a-z]/gu, "");
    const [one, two] = [fold(first) || "x", fold(last) || "y"];
    const year = () => String(luck.whole(1, 99)).padStart(2, "0");
    const forms = [
      `${one}.${two}`,
      `${one}${two}`,
      `${one[0]}.${two}`,
      `${two}.${one}`,
      `${one}.${two}${year()}`,
      `${one}${two}${year()}`,
      `${one}${year()}`,
    ];
    const local = luck.chance(people.nickname) ? this.nickname() : luck.pick(forms);
    return `${local}@${luck.among<string>(people.mail[country])}`;
  }

  nickname(): string {
    const word = () =>
      this.names.GB.word
        .noun()
        .toLowerCase()
        .replaceAll(/[^a-z]/gu, "");
    return `${word()}${this.luck.pick(["", ".", "_"])}${this.luck.chance(0.5) ? word() : ""}${this.luck.whole(1, 9_999)}`;
  }

  /** A throw-away mailbox, of a provider that lists know or of a new one. */
  throwAway(listed: boolean): string {
    const known = ["mailinator.com", "yopmail.com", "guerrillamail.com", "10minutemail.com", "trashmail.com"];
    return `${this.nickname()}@${listed ? this.luck.pick(known) : `${this.names.GB.word.noun().toLowerCase()}-box${this.luck.whole(1, 99)}.example`}`;
  }

  relay(): string {
    return `${this.nickname()}x@${this.luck.pick(["privaterelay.appleid.com", "duck.com", "mozmail.com"])}`;
  }

  /** The same mailbox, written in another way: dots and the other domain where the provider allows it, else a tag. */
  otherwise(mail: string): string {
    const { luck } = this;
    const [local, domain] = [mail.slice(0, mail.indexOf("@")), mail.slice(mail.indexOf("@") + 1)];
    const tagged = `${local}+${luck.pick(["1", "2", "promo", "shop", "parrain", "new"])}@${domain}`;
    if (domain !== "gmail.com") return tagged;
    const at = luck.whole(1, Math.max(1, local.length - 2));
    const dotted = `${local.slice(0, at)}.${local.slice(at)}`;
    return luck.pick([tagged, `${dotted}@gmail.com`, `${local}@googlemail.com`, tagged]);
  }

  /** The network address that somebody has at a moment. */
  network(human: Human, atHome?: number): string {
    const { luck } = this;
    const { home, mobile, office, vpn } = networks;
    const elsewhere = { mobile, office, vpn };
    const where = luck.chance(atHome ?? home) ? "home" : luck.among(elsewhere);
    if (where === "home") return luck.chance(networks.newAtHome) ? `${human.home.network}/later` : human.home.network;
    if (where === "mobile") return human.mobile;
    return where === "office" ? human.office : `vpn/${luck.whole(1, networks.vpnPool)}`;
  }
}
