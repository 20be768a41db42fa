import { bringFarm, bringPosted, bringRing } from "./cheats-in-heaps";
import type { Human } from "./humans";
import { oldAsNew, oneself, type CheatKind } from "./rates";
import type { Advocate, Gives, World } from "./world";

type Self = "alias" | "second-mailbox" | "made-up" | "throw-away";

/** One cheat of a kind, or a heap of them; answers how many were added. */
export const bringCheat: Readonly<Record<CheatKind, (world: World) => number>> = {
  alias: (world) => self(world, "alias"),
  "second-mailbox": (world) => self(world, "second-mailbox"),
  "made-up": (world) => self(world, "made-up"),
  "throw-away": (world) => self(world, "throw-away"),
  "old-as-new": comeBack,
  posted: bringPosted,
  ring: bringRing,
  farm: bringFarm,
};

/** An advocate refers themselves, once or a few times. */
function self(world: World, kind: Self): number {
  const { luck } = world;
  const advocate = world.advocate();
  const times = luck.chance(0.7) ? 1 : luck.whole(2, 3);
  for (let time = 0; time < times; time += 1) {
    const gives = disguise(world, kind, advocate.human);
    const friend = world.account(advocate.human, gives);
    const { claimsAtHome } = oneself[kind];
    const network = () => world.humans.network(advocate.human, claimsAtHome);
    world.add(kind, true, advocate.account, friend, world.moment(advocate), network(), network());
  }
  return times;
}

function disguise(world: World, kind: Self, human: Human): Gives {
  const { luck, humans } = world;
  const rates = oneself[kind];
  const name = luck.chance(rates.ownName) ? ([human.first, human.last] as [string, string]) : otherName(world, human);
  return {
    mail: disguisedMail(kind, human, name),
    name,
    phone: phoneOf(world, rates, human),
    home: luck.chance(rates.ownDoor) ? human.home : world.homes.somewhere(),
    leavesOutFlat: luck.chance(0.1),
  };

  function disguisedMail(how: Self, of: Human, [first, last]: [string, string]): string {
    if (how === "alias") return humans.otherwise(of.mail);
    if (how === "throw-away") return humans.throwAway(luck.chance(oneself.listed));
    const names = luck.chance(oneself.mailboxNamesSelf[how]);
    if (names) return humans.mailbox(of.home.country, of.first, of.last);
    return luck.chance(0.5) ? humans.mailbox(of.home.country, first, last) : `${humans.nickname()}@gmail.com`;
  }
}

function otherName(world: World, human: Human): [string, string] {
  const { person } = world.names[human.home.country];
  return [person.firstName(), world.luck.chance(oneself.keepsSurname) ? human.last : person.lastName()];
}

export function phoneOf({ luck, humans }: World, rates: { samePhone: number; noPhone: number }, human: Human): string | null {
  const how = luck.among({ same: rates.samePhone, none: rates.noPhone, other: 1 - rates.samePhone - rates.noPhone });
  if (how === "none") return null;
  return how === "same" ? human.phone : humans.phone(human.home.country);
}

/** A customer of before takes the newcomer's offer again; the advocate is somebody they know, or hardly know. */
function comeBack(world: World): number {
  const { luck, humans } = world;
  const advocate: Advocate = world.advocate();
  const human = world.human();
  world.customer(human);
  const name: [string, string] = luck.chance(oldAsNew.sameName) ? [human.first, human.last] : otherName(world, human);
  const how = luck.among(oldAsNew.mailbox);
  const mail = {
    alias: () => humans.otherwise(human.mail),
    other: () => humans.mailbox(human.home.country, ...name),
    "throw-away": () => humans.throwAway(luck.chance(oneself.listed)),
    relay: () => humans.relay(),
  }[how]();
  const home = luck.chance(oldAsNew.sameDoor) ? human.home : world.homes.somewhere();
  const friend = world.account(human, { mail, name, phone: phoneOf(world, oldAsNew, human), home, leavesOutFlat: luck.chance(0.1) });
  world.add("old-as-new", true, advocate.account, friend, world.moment(advocate), humans.network(human), humans.network(human));
  return 1;
}
