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
  -- real time since which the summary at Shopify is out of date; far away: when nothing else is to do; null: it is true
  ADD COLUMN "face_due_at" TIMESTAMPTZ(3),
  -- rises with each change that the summary shows, so that a writer knows whether there was another one meanwhile
  ADD COLUMN "face_marks" BIGINT NOT NULL DEFAULT 0,
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

-- The public faces (docs/decisions/0011-the-face-room.md).
ALTER TABLE "shop"
  -- of the program's face that was written last
  ADD COLUMN "face_digest" TEXT,
  -- what all members' summaries were last made from: program version, languages, zone
  ADD COLUMN "face_basis" TEXT;

-- Whatever a member's summary shows marks it, whoever writes the row and in the same write of it: no statement can forget to.
CREATE FUNCTION "mark_face"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  NEW."face_due_at" := least(coalesce(NEW."face_due_at", 'infinity'), now());
  IF TG_OP = 'UPDATE' THEN NEW."face_marks" := OLD."face_marks" + 1; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "face_of_member" BEFORE UPDATE ON "member" FOR EACH ROW
  WHEN ((OLD."customer_id", OLD."status", OLD."tier", OLD."tier_until", OLD."tier_due_at", OLD."pending", OLD."available", OLD."held",
         OLD."owed", OLD."merged_into", OLD."face_marks")
        IS DISTINCT FROM (NEW."customer_id", NEW."status", NEW."tier", NEW."tier_until", NEW."tier_due_at", NEW."pending", NEW."available",
         NEW."held", NEW."owed", NEW."merged_into", NEW."face_marks"))
  EXECUTE FUNCTION "mark_face"();
CREATE TRIGGER "face_of_new_member" BEFORE INSERT ON "member" FOR EACH ROW
  WHEN (NEW."status" = 'active') EXECUTE FUNCTION "mark_face"();

-- What a summary shows beside the member's own row.
CREATE FUNCTION "mark_face_of"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "member" SET "face_marks" = "face_marks" + 1 WHERE "shop_id" = NEW."shop_id" AND "id" = NEW."member_id";
  RETURN NULL;
END $$;
CREATE TRIGGER "face_of_redemption" AFTER UPDATE ON "redemption" FOR EACH ROW
  WHEN ((OLD."status", OLD."member_id") IS DISTINCT FROM (NEW."status", NEW."member_id")) EXECUTE FUNCTION "mark_face_of"();
CREATE TRIGGER "face_of_consent" AFTER INSERT OR UPDATE ON "consent" FOR EACH ROW
  WHEN (NEW."kind" = 'terms') EXECUTE FUNCTION "mark_face_of"();

-- One job a shop and transaction, enqueued as the last thing before the commit: a job's row is shared by all of a shop's
-- transactions, and whoever holds it must not wait for a member any more.
CREATE FUNCTION "enqueue_faces"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE of_shop TEXT;
BEGIN
  IF TG_TABLE_NAME = 'shop' THEN of_shop := NEW."id"; ELSE of_shop := NEW."shop_id"; END IF;
  IF current_setting('app.faces_enqueued', true) IS DISTINCT FROM of_shop THEN
    PERFORM set_config('app.faces_enqueued', of_shop, true);
    PERFORM graphile_worker.add_job('write-faces', json_build_object('shopId', of_shop), queue_name := 'faces/' || of_shop,
                                    max_attempts := 25, job_key := 'write-faces/' || of_shop);
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "face_job" AFTER UPDATE ON "member" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."face_marks" IS DISTINCT FROM NEW."face_marks") EXECUTE FUNCTION "enqueue_faces"();
CREATE CONSTRAINT TRIGGER "face_job_of_new_member" AFTER INSERT ON "member" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW."face_due_at" IS NOT NULL) EXECUTE FUNCTION "enqueue_faces"();

-- What the program's face is made of, and who sees it.
CREATE CONSTRAINT TRIGGER "face_job_of_version" AFTER INSERT OR UPDATE ON "program_version" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW."state" = 'live') EXECUTE FUNCTION "enqueue_faces"();
CREATE CONSTRAINT TRIGGER "face_job_of_settings" AFTER INSERT OR UPDATE ON "setting" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION "enqueue_faces"();
CREATE CONSTRAINT TRIGGER "face_job_of_shop" AFTER UPDATE ON "shop" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW."status" IN ('active', 'paused') AND
        (OLD."status", OLD."spending_paused", OLD."currency", OLD."zone", OLD."locale", OLD."locales", OLD."installed_at")
        IS DISTINCT FROM (NEW."status", NEW."spending_paused", NEW."currency", NEW."zone", NEW."locale", NEW."locales", NEW."installed_at"))
  EXECUTE FUNCTION "enqueue_faces"();
