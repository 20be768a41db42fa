import { heaps, people } from "./rates";
import type { Account } from "./referral";
import { day, type World } from "./world";

/** A code on a coupon site: strangers take it, and whoever posted it gets the rewards. */
export function bringPosted(world: World): number {
  const { luck, humans } = world;
  const { least, mean, most, fades, throwAway, vpn } = heaps.posted;
  const advocate = world.account(world.human(), {}, true);
  const from = luck.next() * 150 * day;
  const strangers = Math.min(most, Math.round(least + luck.wait(mean - least)));
  for (let one = 0; one < strangers; one += 1) {
    const stranger = world.human();
    const mail = luck.chance(throwAway) ? humans.throwAway(luck.chance(0.85)) : world.honestMail(stranger);
    const network = luck.chance(vpn) ? `vpn/${luck.whole(1, 200)}` : humans.network(stranger);
    const at = from + luck.wait(fades * day);
    world.add("posted", true, advocate, world.account(stranger, { mail }), at, network, humans.network(stranger));
  }
  return strangers;
}

/** Accounts that refer each other in a ring, of one person or of several who agreed on it. */
export function bringRing(world: World): number {
  const { luck, humans } = world;
  const size = luck.whole(heaps.ring.least, heaps.ring.most);
  const alone = luck.chance(heaps.ring.onePerson);
  const human = world.human();
  const members = [...Array(size).keys()].map((place) => (place === 0 || alone ? human : world.human()));
  const accounts: Account[] = members.map((member, place) => {
    if (place === 0 || !alone) return world.account(member);
    const first = world.names[human.home.country].person.firstName();
    const name: [string, string] = [first, luck.chance(0.5) ? human.last : world.names[human.home.country].person.lastName()];
    const phone = luck.chance(0.5) ? null : luck.chance(0.5) ? human.phone : humans.phone(human.home.country);
    return world.account(member, { name, phone, mail: humans.mailbox(human.home.country, ...name), leavesOutFlat: luck.chance(0.2) });
  });
  const from = luck.next() * 150 * day;
  members.forEach((_, place) => {
    const friend = members[(place + 1) % size]!;
    const at = from + luck.wait(5 * day);
    world.add("ring", true, accounts[place]!, accounts[(place + 1) % size]!, at, humans.network(friend), humans.network(friend));
  });
  return size;
}

/** Made-up people by the dozen: few networks, few doors, claims one after the other. */
export function bringFarm(world: World): number {
  const { luck, humans } = world;
  const { farm } = heaps;
  const keeper = world.human();
  const advocates = [...Array(luck.whole(1, farm.advocates)).keys()].map(() => world.account(world.human(), {}, true));
  const networks = [...Array(luck.whole(1, farm.networks)).keys()].map(() => world.homes.newNetwork());
  const doors = [...Array(luck.whole(1, farm.doors)).keys()].map(() => world.homes.somewhere());
  const shared = humans.phone(keeper.home.country);
  const size = luck.whole(farm.least, farm.most);
  let at = luck.next() * 150 * day;
  for (let one = 0; one < size; one += 1) {
    const door = luck.pick(doors);
    const home = luck.chance(0.5) ? door : { ...world.homes.nextDoor(door), writesFlat: true };
    const nobody = world.human(home);
    const phone = luck.chance(farm.noPhone)
      ? null
      : luck.chance(farm.sharedPhone / (1 - farm.noPhone))
        ? shared
        : humans.phone(home.country);
    const mail = luck.chance(farm.throwAway)
      ? humans.throwAway(luck.chance(0.85))
      : luck.chance(people.nickname)
        ? nobody.mail
        : `${humans.nickname()}@gmail.com`;
    // a sitting of some minutes each, then a rest of hours
    at += luck.chance(0.8) ? luck.wait(farm.perClaim / 4) : luck.wait(day / 2);
    world.add("farm", true, luck.pick(advocates), world.account(nobody, { mail, phone }), at, luck.pick(networks), luck.pick(networks));
  }
  return size;
}
