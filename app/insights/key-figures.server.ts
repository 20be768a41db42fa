import type { ShopTx } from "../db/tenancy.server";
import { localised } from "../loyalty/texts";
import { pointsValue, worthOf } from "../loyalty/rewards";
import type { Program } from "../loyalty/program";
import type { Language } from "../loyalty/words";
import { shopRow } from "../programs/shop.server";
import { liveVersion } from "../programs/versions.server";
import { memberFigures, type MemberFigures } from "./members.server";
import { orderFigures, type OrderFigures } from "./orders.server";
import { periodsAt, type Period } from "./periods";
import { pointsFigures, type PointsFigures } from "./points.server";

export interface KeyFigures {
  periods: { current: Period; before: Period };
  /** the program had begun when the earlier period did: only then is there something to compare with */
  comparable: boolean;
  members: MemberFigures;
  orders: { current: OrderFigures; before: OrderFigures };
  points: PointsFigures;
  worth: Worth | null;
}

/** What the outstanding points are worth, and by which formula. */
export interface Worth {
  /** minor units of `currency`, rounded down */
  minor: number;
  currency: string;
  formula: {
    points: number;
    /** minor units for so many points */
    minor: number;
    /** the reward with the best rate; null: the merchant set the value */
    reward: string | null;
  };
}

/**
 * The last 30 days of the shop against the 30 before. Null until there is anything to show: no program, or nobody has points
 * or joined and no order counts. Zeros are no results.
 */
export async function keyFigures(tx: ShopTx, language: Language): Promise<KeyFigures | null> {
  const live = await liveVersion(tx);
  if (!live) return null;
  const { zone, locale } = await shopRow(tx);
  const { current, before, days } = periodsAt(tx.now, zone);
  const periods = { current, before, days };
  const members = await memberFigures(tx, periods);
  const orders = await orderFigures(tx, periods, live.program);
  const points = await pointsFigures(tx, periods);
  const nothing = members.active + orders.current.byMembers + orders.before.byMembers + points.outstanding + points.outstandingBefore === 0;
  if (nothing && points.current.granted + points.before.granted === 0) return null;
  return {
    periods: { current, before },
    comparable: live.program.startsAt !== null && Date.parse(live.program.startsAt) <= before.from.getTime(),
    members,
    orders,
    points,
    worth: worthIn(live.program, points.outstanding, language, locale),
  };
}

function worthIn(program: Program, points: number, language: Language, locale: string): Worth | null {
  const value = pointsValue(program);
  if (!value) return null;
  const reward = program.rewards.find(({ key }) => key === value.reward);
  return {
    minor: worthOf(points, value),
    currency: program.currency,
    formula: {
      points: value.points,
      minor: value.minor,
      reward: reward ? (localised(reward.title, language, locale) ?? reward.key) : null,
    },
  };
}
