-- What the merchant's pages and the shopper's storefront need beside the core: the shop's own settings, saved views, long
-- work with its progress, adjustments that wait for a second person, tiers set by hand, the staff's names, and which members'
-- summaries at Shopify are to be written again.

ALTER TABLE "shop"
  ADD COLUMN "app_plan" TEXT NOT NULL DEFAULT 'free',
  -- since when a shop that left, or came back and was not resumed, hears nothing
  ADD COLUMN "gap_since" TIMESTAMPTZ(3);
UPDATE "shop" SET "gap_since" = coalesce("uninstalled_at", "installed_at") WHERE "status" <> 'active';

ALTER TABLE "member"
  -- placing of the newest order that counts as theirs, for lists
  ADD COLUMN "last_order_at" TIMESTAMPTZ(3),
  -- business time since which the summary at Shopify is out of date; null: it is true
  ADD COLUMN "face_due_at" TIMESTAMPTZ(3),
  -- of the summary that was written last
  ADD COLUMN "face_digest" TEXT;
CREATE INDEX "member_face_due" ON "member" ("shop_id", "face_due_at") WHERE "face_due_at" IS NOT NULL;
CREATE INDEX "member_by_last_order" ON "member" ("shop_id", "last_order_at" DESC NULLS LAST, "id");
CREATE INDEX "member_by_available" ON "member" ("shop_id", "available" DESC, "id");
CREATE INDEX "member_by_joined" ON "member" ("shop_id", "joined_at" DESC NULLS LAST, "id");

-- Small letters without accents, by which names are searched and sorted. Kept beside the name, because making them anew for 100,000
-- members takes half a second, and reading them 40 ms: quick enough to go without an index, which every posting would pay for.
-- The letters are those of members/list/fold.
ALTER TABLE "member"
  ADD COLUMN "search_words" TEXT GENERATED ALWAYS AS (lower(translate(
    coalesce("first_name", '') || ' ' || coalesce("last_name", '') || ' ' || coalesce("email", ''),
    'àáâãäåÀÁÂÃÄÅçÇèéêëÈÉÊËìíîïÌÍÎÏñÑòóôõöøÒÓÔÕÖØùúûüÙÚÛÜýÿÝŸ',
    'aaaaaaaaaaaacceeeeeeeeiiiiiiiinnoooooooooooouuuuuuuuyyyy'))) STORED,
  ADD COLUMN "name_key" TEXT COLLATE "C" GENERATED ALWAYS AS (lower(translate(
    coalesce(nullif(trim(coalesce("first_name", '') || ' ' || coalesce("last_name", '')), ''), "email"),
    'àáâãäåÀÁÂÃÄÅçÇèéêëÈÉÊËìíîïÌÍÎÏñÑòóôõöøÒÓÔÕÖØùúûüÙÚÛÜýÿÝŸ',
    'aaaaaaaaaaaacceeeeeeeeiiiiiiiinnoooooooooooouuuuuuuuyyyy'))) STORED;

-- Under row-level security a statement over all shops changes nothing, silently: so shop by shop, and counted.
DO $$
DECLARE
  one BIGINT;
  wanted BIGINT;
  written BIGINT;
BEGIN
  FOR one IN SELECT id FROM "shop" LOOP
    PERFORM set_config('app.shop_id', one::text, true);
    UPDATE "member" SET "face_due_at" = now() WHERE "shop_id" = one;
    SELECT count(DISTINCT "member_id") INTO wanted FROM "order_state" WHERE "shop_id" = one AND NOT "deleted";
    UPDATE "member" m SET "last_order_at" = o."at"
      FROM (SELECT "member_id", max("placed_at") AS "at" FROM "order_state" WHERE "shop_id" = one AND NOT "deleted" GROUP BY 1) o
     WHERE m."shop_id" = one AND m."id" = o."member_id";
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written <> wanted THEN
      RAISE EXCEPTION 'of % members of shop % with orders, % have the date of the last one', wanted, one, written;
    END IF;
  END LOOP;
  PERFORM set_config('app.shop_id', '', true);
END $$;

-- Home adds up the points of 60 days and the orders with a reward: 100 ms of a million transfers instead of 350, and 2 ms of
-- 100,000 redemptions instead of 40.
CREATE INDEX "transfer_by_at" ON "transfer" ("shop_id", "at");
CREATE INDEX "redemption_used" ON "redemption" ("shop_id", "used_at") WHERE "used_at" IS NOT NULL;

CREATE TABLE "setting" (
  "shop_id" BIGINT NOT NULL,
  "document" JSONB NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "setting_pkey" PRIMARY KEY ("shop_id")
);

CREATE TABLE "saved_view" (
  "shop_id" BIGINT NOT NULL,
  "id" UUID NOT NULL,
  "title" TEXT NOT NULL,
  -- filters, search and sorting, as the list's address has them
  "query" JSONB NOT NULL,
  "created_by" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "saved_view_pkey" PRIMARY KEY ("shop_id", "id")
);
CREATE UNIQUE INDEX "saved_view_shop_id_title_key" ON "saved_view" ("shop_id", "title");

CREATE TABLE "long_run" (
  "shop_id" BIGINT NOT NULL,
  "id" UUID NOT NULL,
  -- export, adjust, tier, audit, undo
  "kind" TEXT NOT NULL,
  -- waiting, running, done, failed
  "state" TEXT NOT NULL,
  "parameters" JSONB NOT NULL,
  "total" INTEGER,
  "done" INTEGER NOT NULL DEFAULT 0,
  "result" JSONB,
  "error" TEXT,
  "started_by" TEXT NOT NULL,
  -- the run that this one undoes; a run is undone once
  "undoes" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),
  CONSTRAINT "long_run_pkey" PRIMARY KEY ("shop_id", "id"),
  CONSTRAINT "long_run_state" CHECK ("state" IN ('waiting', 'running', 'done', 'failed')),
  CONSTRAINT "long_run_done" CHECK ("done" >= 0)
);
CREATE UNIQUE INDEX "long_run_undone_once" ON "long_run" ("shop_id", "undoes") WHERE "undoes" IS NOT NULL;
CREATE INDEX "long_run_shop_id_created_at_idx" ON "long_run" ("shop_id", "created_at");

-- What a run did to each member, so that it can go on where it was and be undone; an export's rows of text.
CREATE TABLE "long_run_item" (
  "shop_id" BIGINT NOT NULL,
  "run_id" UUID NOT NULL,
  "place" INTEGER NOT NULL,
  "member_id" UUID,
  -- waiting, done, skipped
  "state" TEXT NOT NULL,
  "detail" JSONB NOT NULL DEFAULT '{}',
  "lines" TEXT,
  CONSTRAINT "long_run_item_pkey" PRIMARY KEY ("shop_id", "run_id", "place"),
  CONSTRAINT "long_run_item_run" FOREIGN KEY ("shop_id", "run_id") REFERENCES "long_run" ("shop_id", "id") ON DELETE CASCADE,
  CONSTRAINT "long_run_item_member" FOREIGN KEY ("shop_id", "member_id") REFERENCES "member" ("shop_id", "id")
);

CREATE TABLE "adjustment_proposal" (
  "shop_id" BIGINT NOT NULL,
  "id" UUID NOT NULL,
  "member_id" UUID NOT NULL,
  "amount" BIGINT NOT NULL,
  "reason" TEXT NOT NULL,
  "note" TEXT,
  "goodwill" TEXT,
  -- waiting, confirmed, refused
  "state" TEXT NOT NULL DEFAULT 'waiting',
  "proposed_by" TEXT NOT NULL,
  "proposed_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_by" TEXT,
  "decided_at" TIMESTAMPTZ(3),
  CONSTRAINT "adjustment_proposal_pkey" PRIMARY KEY ("shop_id", "id"),
  CONSTRAINT "adjustment_proposal_state" CHECK ("state" IN ('waiting', 'confirmed', 'refused')),
  CONSTRAINT "adjustment_proposal_amount" CHECK ("amount" <> 0),
  CONSTRAINT "adjustment_proposal_second_person" CHECK ("state" <> 'confirmed' OR "decided_by" <> "proposed_by"),
  CONSTRAINT "adjustment_proposal_member" FOREIGN KEY ("shop_id", "member_id") REFERENCES "member" ("shop_id", "id")
);
CREATE INDEX "adjustment_proposal_waiting" ON "adjustment_proposal" ("shop_id", "proposed_at") WHERE "state" = 'waiting';

-- A tier that the merchant set by hand: in force from its moment until its end or until it is ended early.
CREATE TABLE "tier_by_hand" (
  "shop_id" BIGINT NOT NULL,
  "id" UUID NOT NULL,
  "member_id" UUID NOT NULL,
  "tier" TEXT NOT NULL,
  "from_at" TIMESTAMPTZ(3) NOT NULL,
  "until_at" TIMESTAMPTZ(3) NOT NULL,
  -- taken back before its end
  "ended_at" TIMESTAMPTZ(3),
  "set_by" TEXT NOT NULL,
  CONSTRAINT "tier_by_hand_pkey" PRIMARY KEY ("shop_id", "id"),
  CONSTRAINT "tier_by_hand_dates" CHECK ("until_at" > "from_at" AND ("ended_at" IS NULL OR "ended_at" >= "from_at")),
  CONSTRAINT "tier_by_hand_member" FOREIGN KEY ("shop_id", "member_id") REFERENCES "member" ("shop_id", "id")
);
CREATE INDEX "tier_by_hand_of_member" ON "tier_by_hand" ("shop_id", "member_id", "from_at");

-- Staff of the merchant's who opened the app, by Shopify's number: each act names who did it.
CREATE TABLE "staff" (
  "shop_id" BIGINT NOT NULL,
  "id" BIGINT NOT NULL,
  "name" TEXT,
  "seen_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "staff_pkey" PRIMARY KEY ("shop_id", "id")
);

-- Orders placed from `from_at` until before `until_at` earn nothing: a gap that the merchant resumed from without granting it.
CREATE TABLE "earning_pause" (
  "shop_id" BIGINT NOT NULL,
  "from_at" TIMESTAMPTZ(3) NOT NULL,
  "until_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_by" TEXT NOT NULL,
  CONSTRAINT "earning_pause_pkey" PRIMARY KEY ("shop_id", "from_at"),
  CONSTRAINT "earning_pause_dates" CHECK ("until_at" > "from_at")
);

-- what was done to one member: their page, and the words beside an adjustment
CREATE INDEX "audit_entry_of_subject" ON "audit_entry" ("shop_id", "subject", "at");

DO $$
DECLARE tenant text;
BEGIN
  FOREACH tenant IN ARRAY ARRAY['earning_pause', 'setting', 'saved_view', 'long_run', 'long_run_item', 'adjustment_proposal', 'tier_by_hand', 'staff'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant);
    EXECUTE format('CREATE POLICY of_shop ON %I USING (shop_id = nullif(current_setting(''app.shop_id'', true), '''')::bigint) '
                   'WITH CHECK (shop_id = nullif(current_setting(''app.shop_id'', true), '''')::bigint)', tenant);
  END LOOP;
END $$;
