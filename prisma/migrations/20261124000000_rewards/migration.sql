-- Rewards of every kind: some never end, some are handed over by staff, some are few, some are codes for goods that only a collection
-- of ours can name.

ALTER TABLE "redemption"
  -- null: what was bought never ends
  ALTER COLUMN "expires_at" DROP NOT NULL,
  -- where it was redeemed: storefront, checkout, account, pos, admin, api; null: before this was noted
  ADD COLUMN "surface" TEXT,
  -- of a perk: when staff handed it over, and who
  ADD COLUMN "handed_over_at" TIMESTAMPTZ(3),
  ADD COLUMN "handed_over_by" TEXT,
  ADD CONSTRAINT "redemption_surface" CHECK ("surface" IN ('storefront', 'checkout', 'account', 'pos', 'admin', 'api')),
  ADD CONSTRAINT "redemption_handed_over" CHECK (("handed_over_at" IS NULL) = ("handed_over_by" IS NULL));
-- What kind of reward it bought, as a column: row-level security keeps what is read out of JSON from an index. Old rows have it at once.
ALTER TABLE "redemption" ADD COLUMN "kind" TEXT GENERATED ALWAYS AS ("value"->>'kind') STORED;
CREATE INDEX "redemption_by_kind" ON "redemption" ("shop_id", "kind", "reserved_at" DESC, "id" DESC);
-- the merchant's list, newest first, by state; and how often a member took a reward
CREATE INDEX "redemption_newest" ON "redemption" ("shop_id", "reserved_at" DESC, "id" DESC);
CREATE INDEX "redemption_by_status" ON "redemption" ("shop_id", "status", "reserved_at" DESC, "id" DESC);
CREATE INDEX "redemption_of_reward" ON "redemption" ("shop_id", "member_id", "reward");
-- perks that staff have still to hand over: few among all that were ever used
CREATE INDEX "redemption_hand_over" ON "redemption" ("shop_id", "reserved_at" DESC, "id" DESC)
  WHERE "status" = 'used' AND "kind" = 'perk' AND "handed_over_at" IS NULL;
-- codes that are late or gone, of redemptions that are not over
CREATE INDEX "redemption_open_codes" ON "redemption" ("shop_id", "discount_id") INCLUDE ("reserved_at", "id")
  WHERE "status" IN ('reserved', 'issued');
CREATE INDEX "discount_trouble" ON "discount" ("shop_id", "id")
  WHERE "state" IN ('deactivated', 'deleted', 'failed') OR ("state" = 'planned' AND "attempts" > 0);
-- how many of a reward with a stock are taken
CREATE INDEX "redemption_taken" ON "redemption" ("shop_id", "reward", "status");

ALTER TABLE "redemption"
  -- real time at which its code was last seen standing at Shopify: a merchant may delete it there without a word
  ADD COLUMN "seen_at" TIMESTAMPTZ(3);
CREATE INDEX "redemption_unseen" ON "redemption" ("shop_id", "seen_at" NULLS FIRST, "id") WHERE "status" = 'issued';
ALTER TABLE "discount"
  -- of store credit: real time of a try whose answer is not known
  ADD COLUMN "tried_at" TIMESTAMPTZ(3),
  -- of a code that the merchant had made anew: the discount that stands for it now
  ADD COLUMN "replaced_by" UUID;

-- How many of a reward with a stock were taken and not released. The row's lock is what makes the last one go to one member only.
CREATE TABLE "reward_stock" (
  "shop_id" BIGINT NOT NULL,
  "reward" TEXT NOT NULL,
  "taken" BIGINT NOT NULL DEFAULT 0,
  CONSTRAINT "reward_stock_pkey" PRIMARY KEY ("shop_id", "reward"),
  CONSTRAINT "reward_stock_taken" CHECK ("taken" >= 0)
);

-- A collection that the app keeps at Shopify for goods that a code cannot name by itself: everything but what is excluded.
CREATE TABLE "spendable_goods" (
  "shop_id" BIGINT NOT NULL,
  -- of the goods: two rewards for the same goods share a collection
  "digest" TEXT NOT NULL,
  "goods" JSONB NOT NULL,
  -- making, ready, gone
  "state" TEXT NOT NULL DEFAULT 'making',
  "collection_gid" TEXT,
  -- up to which moment the catalogue was compared with it
  "synced_at" TIMESTAMPTZ(3),
  "error" TEXT,
  CONSTRAINT "spendable_goods_pkey" PRIMARY KEY ("shop_id", "digest"),
  CONSTRAINT "spendable_goods_state" CHECK ("state" IN ('making', 'ready', 'gone'))
);

DO $$
DECLARE tenant TEXT;
BEGIN
  FOREACH tenant IN ARRAY ARRAY['reward_stock', 'spendable_goods'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant);
    EXECUTE format('CREATE POLICY of_shop ON %I USING (shop_id = nullif(current_setting(''app.shop_id'', true), '''')::bigint) '
                   'WITH CHECK (shop_id = nullif(current_setting(''app.shop_id'', true), '''')::bigint)', tenant);
  END LOOP;
END $$;

-- What a reward needs of Shopify is said before anybody wishes for it: a scope that is granted or withdrawn, and a collection that is
-- made or lost, have the program's face written anew.
DROP TRIGGER "face_job_of_shop" ON "shop";
CREATE CONSTRAINT TRIGGER "face_job_of_shop" AFTER UPDATE ON "shop" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW."status" NOT IN ('uninstalled', 'locked')
        AND (OLD."status", OLD."spending_paused", OLD."currency", OLD."zone", OLD."locale", OLD."locales", OLD."installed_at", OLD."scopes")
            IS DISTINCT FROM
            (NEW."status", NEW."spending_paused", NEW."currency", NEW."zone", NEW."locale", NEW."locales", NEW."installed_at", NEW."scopes"))
  EXECUTE FUNCTION "enqueue_faces"();
CREATE CONSTRAINT TRIGGER "face_job_of_spendable_goods" AFTER UPDATE ON "spendable_goods" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."state" IS DISTINCT FROM NEW."state") EXECUTE FUNCTION "enqueue_faces"();
