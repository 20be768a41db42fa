-- What the program studio needs: a draft, versions that wait for their day, what Shopify knows of goods and customers beside their
-- orders, days of birth, what members do beside ordering, and orders of the time before the program that are to count after all.

-- A version may wait for its day: it is published, and in force from a later instant. One that was taken back before it came keeps
-- its number, so that no number ever names two documents.
ALTER TABLE "program_version"
  DROP CONSTRAINT "program_version_state",
  ADD CONSTRAINT "program_version_state" CHECK ("state" IN ('draft', 'scheduled', 'live', 'retired', 'cancelled')),
  -- what happens to members whose tier would fall by this version: null where nothing of the tiers changed; keep, replace
  ADD COLUMN "tier_change" TEXT,
  -- with keep: until when
  ADD COLUMN "tier_kept_until" TIMESTAMPTZ(3),
  -- with keep: when all who had a tier were looked at
  ADD COLUMN "tiers_kept_at" TIMESTAMPTZ(3),
  ADD CONSTRAINT "program_version_tier_change" CHECK ("tier_change" IN ('keep', 'replace')),
  ADD CONSTRAINT "program_version_kept" CHECK (("tier_change" IS NOT DISTINCT FROM 'keep') = ("tier_kept_until" IS NOT NULL));
CREATE UNIQUE INDEX "program_version_one_scheduled" ON "program_version" ("shop_id") WHERE "state" = 'scheduled';

-- What the merchant works on: one a shop. The live version that it began from, and a number that rises with each saving.
CREATE TABLE "program_draft" (
  "shop_id" BIGINT NOT NULL,
  "document" JSONB NOT NULL,
  "from_version" INTEGER NOT NULL,
  "revision" INTEGER NOT NULL DEFAULT 1,
  "saved_by" TEXT NOT NULL,
  "saved_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "program_draft_pkey" PRIMARY KEY ("shop_id")
);

-- A tier kept for who was in it when a new program would have lowered them: a floor, which a higher measured tier passes.
ALTER TABLE "tier_by_hand" ADD COLUMN "floor" BOOLEAN NOT NULL DEFAULT FALSE;

-- What Shopify said of a product, from the moment it changed: an order is judged by what was true when it was placed. Never changed.
CREATE TABLE "product_state" (
  "shop_id" BIGINT NOT NULL,
  "product_id" BIGINT NOT NULL,
  "from_at" TIMESTAMPTZ(3) NOT NULL,
  "title" TEXT NOT NULL,
  "vendor" TEXT NOT NULL DEFAULT '',
  -- words in lower case; sorted
  "type" TEXT NOT NULL DEFAULT '',
  "tags" TEXT[] NOT NULL DEFAULT '{}',
  "collections" BIGINT[] NOT NULL DEFAULT '{}',
  "deleted" BOOLEAN NOT NULL DEFAULT FALSE,
  CONSTRAINT "product_state_pkey" PRIMARY KEY ("shop_id", "product_id", "from_at")
);

-- In which time a customer had a tag or was in a segment, of those that rules name.
CREATE TABLE "customer_period" (
  "shop_id" BIGINT NOT NULL,
  "member_id" UUID NOT NULL,
  -- tag, segment
  "kind" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "from_at" TIMESTAMPTZ(3) NOT NULL,
  "until_at" TIMESTAMPTZ(3),
  CONSTRAINT "customer_period_pkey" PRIMARY KEY ("shop_id", "member_id", "kind", "value", "from_at"),
  CONSTRAINT "customer_period_kind" CHECK ("kind" IN ('tag', 'segment')),
  CONSTRAINT "customer_period_dates" CHECK ("until_at" IS NULL OR "until_at" >= "from_at"),
  CONSTRAINT "customer_period_member" FOREIGN KEY ("shop_id", "member_id") REFERENCES "member" ("shop_id", "id")
);

-- Day and month of a member's birthday, never the year.
CREATE TABLE "birthday" (
  "shop_id" BIGINT NOT NULL,
  "member_id" UUID NOT NULL,
  "month" SMALLINT NOT NULL,
  "day" SMALLINT NOT NULL,
  -- since when we have it: rewards begin 30 days later
  "given_at" TIMESTAMPTZ(3) NOT NULL,
  -- the last change by the member: another one a year later
  "changed_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "birthday_pkey" PRIMARY KEY ("shop_id", "member_id"),
  CONSTRAINT "birthday_day" CHECK ("month" BETWEEN 1 AND 12 AND "day" BETWEEN 1 AND 31),
  CONSTRAINT "birthday_member" FOREIGN KEY ("shop_id", "member_id") REFERENCES "member" ("shop_id", "id")
);
CREATE INDEX "birthday_of_day" ON "birthday" ("shop_id", "month", "day");

-- What a member did beside ordering, once under each key: a visit of a day, a declaration of age. What was granted for it is the
-- ledger's to remember. Goes with the erasure of a person.
CREATE TABLE "member_act" (
  "shop_id" BIGINT NOT NULL,
  "member_id" UUID NOT NULL,
  -- visit, age-declared
  "kind" TEXT NOT NULL,
  -- what makes it one: the day and the path asked for, the age declared
  "act" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "member_act_pkey" PRIMARY KEY ("shop_id", "member_id", "kind", "act"),
  CONSTRAINT "member_act_member" FOREIGN KEY ("shop_id", "member_id") REFERENCES "member" ("shop_id", "id")
);

-- Orders placed in it count though the program had not begun.
CREATE TABLE "back_award" (
  "shop_id" BIGINT NOT NULL,
  "id" UUID NOT NULL,
  "from_at" TIMESTAMPTZ(3) NOT NULL,
  "until_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_by" TEXT NOT NULL,
  -- when their points are earned
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "back_award_pkey" PRIMARY KEY ("shop_id", "id"),
  CONSTRAINT "back_award_dates" CHECK ("until_at" > "from_at")
);

ALTER TABLE "order_state"
  -- of what was paid, by gift card; minor units; null: not asked
  ADD COLUMN "gift_card_paid" BIGINT;

ALTER TABLE "member"
  -- the last order or redemption: where points end by inactivity, they end so long after it
  ADD COLUMN "last_active_at" TIMESTAMPTZ(3),
  -- the tier that Shopify's customer shows, as metafield and tag; "" for none; null: nothing was written yet
  ADD COLUMN "tier_written" TEXT;
-- Whose tier at Shopify is not the one that they have: who takes part shows theirs, others none.
CREATE INDEX "member_tier_to_write" ON "member" ("shop_id", "id") WHERE "customer_id" IS NOT NULL AND "merged_into" IS NULL
  AND coalesce("tier_written", '') <> (CASE WHEN "status" = 'active' THEN coalesce("tier", '') ELSE '' END);

-- A person may stop a run that only reads.
ALTER TABLE "long_run"
  DROP CONSTRAINT "long_run_state",
  ADD CONSTRAINT "long_run_state" CHECK ("state" IN ('waiting', 'running', 'done', 'failed', 'stopped'));
-- The last day of the shop's whose birthdays and anniversaries were looked after; null: none yet.
ALTER TABLE "shop" ADD COLUMN "occasions_to" DATE;

-- What members did before. Shop by shop: under row-level security a statement over all changes nothing.
DO $$
DECLARE one BIGINT; wanted BIGINT; done BIGINT;
BEGIN
  FOR one IN SELECT id FROM "shop" LOOP
    PERFORM set_config('app.shop_id', one::text, true);
    SELECT count(*) INTO wanted FROM "member" m WHERE m."shop_id" = one AND (m."last_order_at" IS NOT NULL
      OR EXISTS (SELECT FROM "redemption" r WHERE r."shop_id" = one AND r."member_id" = m."id"));
    UPDATE "member" m SET "last_active_at" = a."at"
      FROM (SELECT m."id", greatest(m."last_order_at", max(r."reserved_at")) AS "at" FROM "member" m
              LEFT JOIN "redemption" r ON r."shop_id" = one AND r."member_id" = m."id"
             WHERE m."shop_id" = one GROUP BY m."id", m."last_order_at") a
     WHERE m."shop_id" = one AND a."id" = m."id" AND a."at" IS NOT NULL;
    GET DIAGNOSTICS done = ROW_COUNT;
    IF done <> wanted THEN RAISE EXCEPTION 'shop %: % of % members were dated', one, done, wanted; END IF;
  END LOOP;
  PERFORM set_config('app.shop_id', '', true);
END $$;

DO $$
DECLARE tenant TEXT;
BEGIN
  FOREACH tenant IN ARRAY ARRAY['program_draft', 'product_state', 'customer_period', 'birthday', 'member_act', 'back_award'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant);
    EXECUTE format('CREATE POLICY of_shop ON %I USING (shop_id = nullif(current_setting(''app.shop_id'', true), '''')::bigint) '
                   'WITH CHECK (shop_id = nullif(current_setting(''app.shop_id'', true), '''')::bigint)', tenant);
  END LOOP;
END $$;
