import type { ShopTx } from "../../db/tenancy.server";
import type { Program } from "../../loyalty/program";
import { localised } from "../../loyalty/texts";
import type { Explanation, Language } from "../../loyalty/words";
import { explainer, type Explainer } from "../../members/explain.server";
import { memberOfCustomer } from "../../members/member-rows.server";
import { settleMembers } from "../../members/settle.server";
import { memberAndMerged } from "../../members/timeline.server";
import { shopRow } from "../../programs/shop.server";
import { liveVersion } from "../../programs/versions.server";
import { plain, type Archive, type Line, type Part, type Whose } from "./archive";
import { readReferralParts } from "./read-referral-parts.server";

type Rows = Omit<Record<Part, Line[]>, "messages">;

/**
 * All that is held of a customer and of the orders named, in their language where we speak it, else the shop's. The caller adds what of the inbox is about them.
 * Whoever was merged into the member is the same person.
 */
export async function readArchive(tx: ShopTx, customerId: string, orderIds: readonly string[] = []): Promise<Archive> {
  const member = await memberOfCustomer(tx, customerId);
  const shop = await shopRow(tx);
  const live = await liveVersion(tx);
  const whose = member && member.status !== "erased" ? await whoseOf(tx, member.id, member.email_hash) : null;
  if (member && whose) await settleMembers(tx, [member.id]);
  const language: Language = (member?.locale ?? shop.locale).toLowerCase().startsWith("fr") ? "fr" : "en";
  const nothing = await readParts(tx, whose ?? { memberIds: [], subjects: [customerId], emailHash: null }, orderIds, language);
  return {
    format: "fidelio-archive-1",
    madeAt: tx.now.toISOString(),
    language,
    zone: shop.zone,
    shop: { domain: shop.storefront, name: shop.name },
    program: live ? (localised(live.program.title, language, shop.locale) ?? null) : null,
    titles: live ? titlesOf(live.program, language, shop.locale) : {},
    person: member && whose ? await personOf(tx, member.id) : null,
    ...nothing,
    messages: [],
  };
}

function titlesOf(program: Program, language: Language, main: string): Record<string, string> {
  const titled = [...(program.tiers?.levels ?? []), ...program.rewards];
  return Object.fromEntries(titled.flatMap(({ key, title }) => [[key, localised(title, language, main) ?? key]]));
}

async function whoseOf(tx: ShopTx, memberId: string, emailHash: string | null): Promise<Whose> {
  return { ...(await memberAndMerged(tx, memberId)), emailHash };
}

async function personOf(tx: ShopTx, memberId: string): Promise<Line> {
  const [row] = await tx.sql<Line>(
    `select m.customer_id::text as "customerId", m.first_name as "firstName", m.last_name as "lastName", m.email, m.email_verified as "emailVerified",
            m.email_hash is not null as "emailKeptAsHash", m.locale, m.account_state as "account", m.customer_created_at as "recordMade",
            m.customer_updated_at as "recordChanged", m.created_at as "firstHeardOf", m.status, m.joined_at as "joined", m.joined_how as "joinedHow",
            m.blocked_at as "blocked", m.left_at as "left", m.available::bigint::float8 as available, m.pending::float8 as pending,
            m.held::float8 as held, m.owed::float8 as owed, m.tier, m.tier_since as "tierSince", m.tier_until as "tierUntil",
            m.last_order_at as "lastOrder", m.last_active_at as "lastActive",
            (select coalesce(json_agg(g.customer_id::text), '[]') from member g where g.shop_id = m.shop_id and g.merged_into = m.id) as "mergedCustomers"
       from member m where m.shop_id = $1 and m.id = $2`,
    [tx.shopId, memberId],
  );
  return plain(row ?? {});
}

async function readParts(tx: ShopTx, whose: Whose, orderIds: readonly string[], language: Language): Promise<Rows> {
  const { memberIds, subjects, emailHash } = whose;
  const explain = await explainer(tx);
  const ofMembers = async (text: string) => (await tx.sql<Line>(text, [tx.shopId, memberIds])).map(plain);
  const sentences = (rows: Line[]) => rows.map((row) => explained(row, explain, language));
  return {
    consents: await ofMembers(
      `select kind, text_version as version, language, surface, at, withdrawn_at as withdrawn from consent
        where shop_id = $1 and member_id = any($2::uuid[]) order by at, id`,
    ),
    movements: sentences(
      await ofMembers(
        `select t.id, t.at, t.posted_at as posted, t.kind, t.from_account as "from", t.to_account as "to", t.amount::float8 as points, t.cause_type as "causeType",
                t.cause_id as cause, t.reverses, t.program_version as "programVersion", t.explanation,
                a.detail->>'reason' as reason, a.detail->>'note' as note
           from transfer t
           left join lateral (select detail from audit_entry a where a.shop_id = t.shop_id and a.action = 'member.adjust' and t.cause_type = 'adjustment'
                                 and a.subject = t.member_id::text and a.detail->>'id' = t.cause_id limit 1) a on true
          where t.shop_id = $1 and t.member_id = any($2::uuid[]) order by t.at, t.id`,
      ),
    ),
    lots: await ofMembers(
      `select l.source, l.cause_type as "causeType", l.cause_id as cause, l.amount::float8 as points, l.remaining::float8 as remaining, l.expired::float8 as expired,
              l.earned_at as earned, l.available_at as available, l.expires_at as expires,
              (select coalesce(json_agg(json_build_object('movement', u.transfer_id, 'points', u.amount) order by u.transfer_id), '[]')
                 from lot_use u where u.shop_id = l.shop_id and u.lot_id = l.id) as uses
         from lot l where l.shop_id = $1 and l.member_id = any($2::uuid[]) order by l.earned_at, l.id`,
    ),
    orders: sentences(
      (
        await tx.sql<Line>(
          `select order_id::text as "order", placed_at as placed, granted::float8 as granted, reversed::float8 as reversed, program_version as "programVersion",
                  explanation, deleted, member_id is null as "asGuest", gift_card_paid::float8 as "giftCardPaid", facts
             from order_state where shop_id = $1 and (member_id = any($2::uuid[]) or (member_id is null and (guest_hash = $3 or order_id = any($4::bigint[])))) order by placed_at, order_id`,
          [tx.shopId, memberIds, emailHash, orderIds],
        )
      ).map(plain),
    ),
    redemptions: await ofMembers(
      `select r.id, r.reward, r.points::float8 as points, r.value, r.status, d.code, r.surface, r.order_id::text as "order", r.reserved_at as reserved,
              r.issued_at as issued, r.used_at as used, r.ended_at as ended, r.expires_at as expires, r.reason, r.handed_over_at as "handedOver",
              r.captured::float8 as captured, r.released::float8 as released, r.returned::float8 as returned
         from redemption r left join discount d on d.shop_id = r.shop_id and d.id = r.discount_id
        where r.shop_id = $1 and r.member_id = any($2::uuid[]) order by r.reserved_at, r.id`,
    ),
    discounts: await ofMembers(
      `select purpose, kind, code, state, starts_at as starts, ends_at as ends, document->'value' as value from discount
        where shop_id = $1 and member_id = any($2::uuid[]) order by starts_at, id`,
    ),
    ...(await readReferralParts(tx, whose)),
    birthday: await ofMembers(
      `select month, day, given_at as given, changed_at as changed from birthday where shop_id = $1 and member_id = any($2::uuid[])`,
    ),
    visits: await ofMembers(`select kind, act, at from member_act where shop_id = $1 and member_id = any($2::uuid[]) order by at, act`),
    groups: await ofMembers(
      `select kind, value, from_at as "from", until_at as "until" from customer_period where shop_id = $1 and member_id = any($2::uuid[]) order by from_at, value`,
    ),
    tiers: await ofMembers(
      `select from_tier as "from", to_tier as "to", reason, at from tier_change where shop_id = $1 and member_id = any($2::uuid[]) order by at, id`,
    ),
    tiersByHand: await ofMembers(
      `select tier, from_at as "from", until_at as "until", ended_at as ended, floor from tier_by_hand
        where shop_id = $1 and member_id = any($2::uuid[]) order by from_at, id`,
    ),
    proposals: await ofMembers(
      `select amount::float8 as points, reason, note, state, proposed_at as proposed, decided_at as decided from adjustment_proposal
        where shop_id = $1 and member_id = any($2::uuid[]) order by proposed_at, id`,
    ),
    acts: (
      await tx.sql<Line>(
        `select action, at, case when actor like 'staff:%' or actor like 'api:%' then 'shop' else actor end as "by", detail->>'reason' as reason, detail->>'note' as note
           from audit_entry where shop_id = $1 and subject = any($2::text[]) order by at, id`,
        [tx.shopId, subjects],
      )
    ).map(plain),
    requests: (
      await tx.sql<Line>(
        `select kind, received_at as received, due_at as due, state, outcome, done_at as done from privacy_request
          where shop_id = $1 and (member_id = any($2::uuid[]) or customer_id::text = any($3::text[])) order by received_at, id`,
        [tx.shopId, memberIds, subjects],
      )
    ).map(plain),
    files: await ofMembers(
      `select r.kind, r.created_at as made, case when r.kind = 'export' then r.created_at + interval '24 hours' else r.created_at + interval '30 days' end as gone
         from long_run r where r.shop_id = $1 and (
           exists (select from long_run_item i where i.shop_id = $1 and i.run_id = r.id and i.member_id = any($2::uuid[]))
           or exists (select from long_run_item i join member m on m.shop_id = $1 and m.id = any($2::uuid[])
                       where i.shop_id = $1 and i.run_id = r.id and position(m.customer_id::text in i.lines) > 0))
        order by r.created_at`,
    ),
  };
}

/** The stored codes become the sentence, in the words of the version that judged. */
function explained({ explanation, ...row }: Line, explain: Explainer, language: Language): Line {
  const said = (explanation ?? { codes: [{ code: "no-program" }] }) as Explanation;
  const of = {
    programVersion: row["programVersion"] as number | null,
    ...(typeof row["points"] === "number" ? { points: row["points"] } : {}),
  };
  const sentence = explain(said, of);
  return { ...row, why: sentence[language], codes: sentence.codes };
}
