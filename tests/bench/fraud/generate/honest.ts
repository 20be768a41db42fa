import type { Home } from "./homes";
import type { Human } from "./humans";
import { heaps, sharedHome, type HonestKind } from "./rates";
import { day, type Advocate, type Gives, type World } from "./world";

/** One honest friend of a kind, or a heap of them; answers how many were added. */
export const bringHonest: Readonly<Record<HonestKind, (world: World) => number>> = {
  elsewhere: (world) => bring(world, "elsewhere", () => world.human()),

  "relative-elsewhere": (world) => bring(world, "relative-elsewhere", ({ human }) => world.human(undefined, human.last)),

  household: (world) => {
    const { luck } = world;
    const advocate = world.advocate();
    const { human } = advocate;
    const other = world.human(human.home, luck.chance(sharedHome.surname) ? human.last : undefined);
    const gives: Gives = luck.chance(sharedHome.onePhone) ? { phone: human.phone } : {};
    if (luck.chance(sharedHome.namesake)) gives.name = [human.first, human.last];
    return bring(world, "household", () => other, gives, sharedHome.claimsAtHome, advocate);
  },

  flatmate: (world) => bring(world, "flatmate", ({ human }) => world.human(human.home), {}, sharedHome.claimsAtHome),

  neighbour: (world) => bring(world, "neighbour", ({ human }) => world.human(world.homes.nextDoor(human.home))),

  colleague: (world) => {
    const advocate = world.advocate();
    const friend = world.human();
    friend.office = advocate.human.office;
    const claims = world.luck.chance(0.8) ? friend.office : world.humans.network(friend);
    const traces = world.luck.chance(0.8) ? new Set([...advocate.account.traces, friend.office]) : advocate.account.traces;
    const account = { ...advocate.account, traces };
    world.add("colleague", false, account, honestAccount(world, friend), world.moment(advocate), claims, world.humans.network(friend));
    return 1;
  },

  guest: (world) => {
    const advocate = world.advocate();
    const friend = world.human();
    const network = advocate.human.home.network;
    const orders = world.luck.chance(0.5) ? network : world.humans.network(friend);
    world.add("guest", false, advocate.account, honestAccount(world, friend), world.moment(advocate), network, orders);
    return 1;
  },

  gift: (world) => {
    const advocate = world.advocate();
    return bring(world, "gift", () => world.human(), { shipsTo: advocate.human }, undefined, advocate);
  },

  "home-of-customer": (world) => {
    const { luck } = world;
    const customer = world.human();
    world.customer(customer);
    const other = world.human(customer.home, luck.chance(sharedHome.surname) ? customer.last : undefined);
    return bring(world, "home-of-customer", () => other, luck.chance(sharedHome.onePhone) ? { phone: customer.phone } : {});
  },

  popular: (world) => {
    const { luck } = world;
    const { least, mean, most, fades } = heaps.popular;
    const human = world.human();
    const account = world.account(human, {}, true);
    const from = luck.next() * 150 * day;
    const friends = Math.min(most, Math.round(least + luck.wait(mean)));
    const town = { country: human.home.country, city: human.home.city, zip: human.home.zip.split(" ")[0]! };
    for (let one = 0; one < friends; one += 1) {
      const friend = world.human(luck.chance(0.4) ? world.homes.somewhere(town) : undefined);
      const at = from + luck.wait(fades * day);
      world.add("popular", false, account, honestAccount(world, friend), at, world.humans.network(friend), world.humans.network(friend));
    }
    return friends;
  },

  each: (world) => {
    const [one, other] = [world.human(), world.human()];
    const [a, b] = [world.account(one), world.account(other)];
    const at = world.luck.next() * 150 * day;
    world.add("each", false, a, b, at, world.humans.network(other), world.humans.network(other));
    world.add("each", false, b, a, at + world.luck.wait(2 * day), world.humans.network(one), world.humans.network(one));
    return 2;
  },
};

function honestAccount(world: World, human: Human, gives: Gives = {}) {
  return world.account(human, { mail: world.honestMail(human), ...gives });
}

function bring(
  world: World,
  kind: HonestKind,
  friendOf: (advocate: Advocate) => Human,
  gives: Gives & { home?: Home } = {},
  atHome?: number,
  advocate: Advocate = world.advocate(),
): number {
  const friend = friendOf(advocate);
  const [claims, orders] = [world.humans.network(friend, atHome), world.humans.network(friend, atHome)];
  world.add(kind, false, advocate.account, honestAccount(world, friend, gives), world.moment(advocate), claims, orders);
  return 1;
}
