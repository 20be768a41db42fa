import type { Faker } from "@faker-js/faker";
import { Homes, namesOf, townsOf, typed, type Country, type Home } from "./homes";
import { Humans, type Human } from "./humans";
import { luckOf, type Luck } from "./luck";
import { orders, people, type CheatKind, type HonestKind } from "./rates";
import type { Account, Referral } from "./referral";

export const day = 24 * 60;
const days = 180;

/** An advocate: the human, their account, and when they begin to tell others. */
export interface Advocate {
  human: Human;
  account: Account;
  from: number;
}

/** What somebody gives in the order, where it is not simply their own. */
export interface Gives {
  mail?: string;
  name?: [first: string, last: string];
  phone?: string | null;
  home?: Home;
  /** a second address, as the shipping address of a gift */
  shipsTo?: Human;
  leavesOutFlat?: boolean;
}

/** The shop in which all of it happens. */
export class World {
  readonly luck: Luck;
  readonly names: Record<Country, Faker>;
  readonly homes: Homes;
  readonly humans: Humans;
  readonly referrals: Referral[] = [];
  /** customers of before who are not advocates: those whom newcomers may be taken for */
  readonly customers: Account[] = [];
  readonly #advocates: Advocate[] = [];
  #accounts = 0;

  constructor(seed: number) {
    this.luck = luckOf(seed);
    this.names = namesOf(seed);
    this.homes = new Homes(this.luck, this.names, townsOf(this.luck, this.names));
    this.humans = new Humans(this.luck, this.names);
  }

  human(home: Home = this.homes.somewhere(), last?: string): Human {
    return this.humans.at(home, last);
  }

  account(human: Human, gives: Gives = {}, orderedBefore = false): Account {
    const [first, last] = gives.name ?? [human.first, human.last];
    const phone = gives.phone === undefined ? (human.givesPhone ? human.phone : null) : gives.phone;
    const addresses = [typed(this.luck, gives.home ?? human.home, `${first} ${last}`, gives.leavesOutFlat)];
    if (gives.shipsTo) addresses.push(typed(this.luck, gives.shipsTo.home, `${gives.shipsTo.first} ${gives.shipsTo.last}`));
    this.#accounts += 1;
    return {
      id: `account/${this.#accounts}`,
      party: { emails: [gives.mail ?? human.mail], phones: phone === null ? [] : [phone], firstName: first, lastName: last, addresses },
      orderedBefore,
      traces: this.#traces(human),
    };
  }

  customer(human: Human): Account {
    const account = this.account(human, {}, true);
    this.customers.push(account);
    return account;
  }

  /** Somebody who tells others: new, or one who did before, so that honest and dishonest referrals lie side by side. */
  advocate(): Advocate {
    const { luck } = this;
    if (this.#advocates.length > 50 && luck.chance(0.45)) return luck.pick(this.#advocates);
    const human = this.human();
    const advocate = { human, account: this.account(human, {}, luck.chance(0.9)), from: luck.next() * (days - 30) * day };
    this.#advocates.push(advocate);
    return advocate;
  }

  /** When the advocate's next friend claims. */
  moment(advocate: Advocate): number {
    return Math.min(advocate.from + this.luck.wait(12 * day), days * day);
  }

  add(
    kind: CheatKind | HonestKind,
    cheat: boolean,
    advocate: Account,
    friend: Account,
    at: number,
    claims: string,
    ordersFrom: string,
  ): void {
    const { luck } = this;
    const side = cheat ? "cheat" : "honest";
    const later = luck.chance(orders.soon[side]) ? 2 + luck.wait(15) : 60 + luck.wait(4 * day);
    const bare = luck.chance(orders.bare[side]);
    const goods = orders.least * (bare ? 1 + luck.next() * 0.12 : 1.12 + luck.wait(0.7));
    this.referrals.push({
      kind,
      cheat,
      advocate,
      friend,
      claimedAt: at,
      claimNetwork: claims,
      orderAt: at + Math.min(later, 30 * day),
      orderNetwork: ordersFrom,
      goods: Math.round(goods),
    });
  }

  /** The mailbox that an honest friend gives. */
  honestMail(human: Human): string {
    const { luck, humans } = this;
    if (luck.chance(people.throwAway)) return humans.throwAway(luck.chance(0.85));
    if (luck.chance(people.relay)) return humans.relay();
    return luck.chance(people.tag) ? human.mail.replace("@", "+shop@") : human.mail;
  }

  #traces(human: Human): Set<string> {
    const visits = this.luck.whole(2, 5);
    return new Set([...Array(visits).keys()].map(() => this.humans.network(human)));
  }
}
