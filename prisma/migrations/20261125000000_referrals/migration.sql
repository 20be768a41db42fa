-- Referrals: an advocate brings a friend. What is kept of a friend is hashes under our key, and those only as long as they are needed.

-- What advocates hand on. A member has one current code; those that went before it still lead to them.
CREATE TABLE "referral_code" (
  "shop_id" BIGINT NOT NULL,
  -- the code with look-alikes made alike, so that two codes that read the same are one
  "folded" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "member_id" UUID NOT NULL,
  "current" BOOLEAN NOT NULL,
  -- the member's own wish, not one that we made
  "chosen" BOOLEAN NOT NULL DEFAULT false,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "referral_code_pkey" PRIMARY KEY ("shop_id", "folded"),
  CONSTRAINT "referral_code_upper" CHECK ("code" = upper("code") AND "folded" = upper("folded")),
  CONSTRAINT "referral_code_member" FOREIGN KEY ("shop_id", "member_id") REFERENCES "member" ("shop_id", "id")
);
CREATE UNIQUE INDEX "referral_code_current" ON "referral_code" ("shop_id", "member_id") WHERE "current";
CREATE INDEX "referral_code_of_member" ON "referral_code" ("shop_id", "member_id");

CREATE TABLE "referral" (
  "shop_id" BIGINT NOT NULL,
  "id" UUID NOT NULL,
  "advocate_id" UUID NOT NULL,
  -- folded, as it was entered
  "code" TEXT NOT NULL,
  -- keyed hash of the friend's normalised address; null once they are forgotten
  "friend_hash" TEXT,
  -- the same of the address without tags and dots, with its provider's other domains made one
  "friend_alias_hash" TEXT,
  "friend_id" UUID,
  "state" TEXT NOT NULL DEFAULT 'claimed',
  -- of one held for review: the state that it goes on from when a person approves it
  "held_from" TEXT,
  "program_version" INTEGER NOT NULL,
  -- the friend's code
  "discount_id" UUID,
  "surface" TEXT NOT NULL,
  "language" TEXT NOT NULL,
  -- keyed hash of the network address of the claim; emptied after 30 days
  "network_hash" TEXT,
  "claimed_at" TIMESTAMPTZ(3) NOT NULL,
  -- until when the friend's order must be placed
  "window_until" TIMESTAMPTZ(3) NOT NULL,
  "qualified_at" TIMESTAMPTZ(3),
  -- when the wait is over; null: it waits for a second order, or does not wait
  "waits_until" TIMESTAMPTZ(3),
  "rewarded_at" TIMESTAMPTZ(3),
  "ended_at" TIMESTAMPTZ(3),
  -- why it ended, or was reversed: a code
  "reason" TEXT,
  "order_id" BIGINT,
  "second_order_id" BIGINT,
  -- what the judge saw: [{"code","weight",…figures}], no names and no addresses
  "signals" JSONB NOT NULL DEFAULT '[]',
  "score" INTEGER NOT NULL DEFAULT 0,
  "judged_at" TIMESTAMPTZ(3),
  -- a person's word: approved, rejected
  "decision" TEXT,
  "decided_by" TEXT,
  "decided_at" TIMESTAMPTZ(3),
  -- raised under the advocate's lock with each posting; part of the cause keys
  "postings" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "referral_pkey" PRIMARY KEY ("shop_id", "id"),
  CONSTRAINT "referral_advocate" FOREIGN KEY ("shop_id", "advocate_id") REFERENCES "member" ("shop_id", "id"),
  CONSTRAINT "referral_friend" FOREIGN KEY ("shop_id", "friend_id") REFERENCES "member" ("shop_id", "id"),
  CONSTRAINT "referral_not_oneself" CHECK ("friend_id" IS NULL OR "friend_id" <> "advocate_id"),
  CONSTRAINT "referral_state" CHECK ("state" IN ('claimed', 'qualified', 'waiting', 'review', 'rewarded', 'reversed', 'rejected', 'expired')),
  CONSTRAINT "referral_held_from" CHECK (("state" = 'review') = ("held_from" IS NOT NULL) AND ("held_from" IN ('claimed', 'qualified', 'waiting'))),
  CONSTRAINT "referral_surface" CHECK ("surface" IN ('link', 'storefront', 'checkout', 'account', 'pos', 'api')),
  CONSTRAINT "referral_decision" CHECK ("decision" IN ('approved', 'rejected') AND ("decision" IS NULL) = ("decided_by" IS NULL)),
  CONSTRAINT "referral_order" CHECK ("state" NOT IN ('qualified', 'waiting', 'rewarded') OR "order_id" IS NOT NULL),
  CONSTRAINT "referral_postings" CHECK ("postings" >= 0)
);
-- the first advocate wins: a friend is brought once, unless they let the window pass
CREATE UNIQUE INDEX "referral_of_friend" ON "referral" ("shop_id", "friend_hash") WHERE "state" <> 'expired';
CREATE UNIQUE INDEX "referral_of_friend_member" ON "referral" ("shop_id", "friend_id") WHERE "state" <> 'expired';
CREATE INDEX "referral_of_alias" ON "referral" ("shop_id", "friend_alias_hash");
CREATE INDEX "referral_of_advocate" ON "referral" ("shop_id", "advocate_id", "claimed_at" DESC, "id" DESC);
CREATE INDEX "referral_newest" ON "referral" ("shop_id", "claimed_at" DESC, "id" DESC);
CREATE INDEX "referral_by_state" ON "referral" ("shop_id", "state", "claimed_at" DESC, "id" DESC);
CREATE INDEX "referral_of_order" ON "referral" ("shop_id", "order_id");
CREATE INDEX "referral_of_second_order" ON "referral" ("shop_id", "second_order_id") WHERE "second_order_id" IS NOT NULL;
-- an order that was placed in time may be heard of when the window is over
CREATE INDEX "referral_expired" ON "referral" ("shop_id", "friend_hash") WHERE "state" = 'expired';
CREATE INDEX "referral_of_discount" ON "referral" ("shop_id", "discount_id");
CREATE INDEX "referral_due" ON "referral" ("shop_id", "waits_until") WHERE "state" = 'waiting';
CREATE INDEX "referral_window" ON "referral" ("shop_id", "window_until") WHERE "state" = 'claimed';
CREATE INDEX "referral_network" ON "referral" ("shop_id", "network_hash", "claimed_at") WHERE "network_hash" IS NOT NULL;

-- What a side got: of the referral, or of a milestone (then without one). Points lie in the ledger; a reward is a discount or a perk.
CREATE TABLE "referral_gain" (
  "shop_id" BIGINT NOT NULL,
  "id" UUID NOT NULL,
  "referral_id" UUID,
  "member_id" UUID NOT NULL,
  "side" TEXT NOT NULL,
  -- of a milestone: how many friends it is for
  "friends" INTEGER,
  "kind" TEXT NOT NULL,
  -- number of the referral's posting: part of the cause keys
  "posting" INTEGER NOT NULL DEFAULT 0,
  "points" BIGINT,
  "reward" TEXT,
  "value" JSONB,
  "discount_id" UUID,
  "tier" TEXT,
  -- given, taken-back
  "state" TEXT NOT NULL DEFAULT 'given',
  "given_at" TIMESTAMPTZ(3) NOT NULL,
  "taken_back_at" TIMESTAMPTZ(3),
  -- when an order with its code was heard of
  "used_at" TIMESTAMPTZ(3),
  CONSTRAINT "referral_gain_pkey" PRIMARY KEY ("shop_id", "id"),
  CONSTRAINT "referral_gain_member" FOREIGN KEY ("shop_id", "member_id") REFERENCES "member" ("shop_id", "id"),
  CONSTRAINT "referral_gain_referral" FOREIGN KEY ("shop_id", "referral_id") REFERENCES "referral" ("shop_id", "id"),
  CONSTRAINT "referral_gain_side" CHECK ("side" IN ('advocate', 'friend', 'milestone')),
  CONSTRAINT "referral_gain_of" CHECK (("side" = 'milestone') = ("friends" IS NOT NULL) AND ("side" <> 'milestone' OR "referral_id" IS NULL)),
  CONSTRAINT "referral_gain_kind" CHECK ("kind" IN ('points', 'reward', 'tier')),
  CONSTRAINT "referral_gain_state" CHECK ("state" IN ('given', 'taken-back'))
);
-- each side is given once at a time, each milestone once for good
CREATE UNIQUE INDEX "referral_gain_once" ON "referral_gain" ("shop_id", "referral_id", "side") WHERE "state" = 'given' AND "side" <> 'milestone';
CREATE UNIQUE INDEX "referral_gain_milestone" ON "referral_gain" ("shop_id", "member_id", "friends") WHERE "side" = 'milestone';
CREATE INDEX "referral_gain_of_member" ON "referral_gain" ("shop_id", "member_id", "given_at" DESC);
CREATE INDEX "referral_gain_discount" ON "referral_gain" ("shop_id", "discount_id");
-- what a member was given is told on the storefront: when its code stands, and when it was used or taken back
CREATE TRIGGER "face_of_gain" AFTER UPDATE ON "referral_gain" FOR EACH ROW
  WHEN ((OLD."state", OLD."used_at") IS DISTINCT FROM (NEW."state", NEW."used_at")) EXECUTE FUNCTION "mark_face_of"();
CREATE TRIGGER "face_of_gift" AFTER UPDATE ON "discount" FOR EACH ROW
  WHEN (NEW."purpose" = 'referral' AND NEW."member_id" IS NOT NULL AND OLD."state" IS DISTINCT FROM NEW."state") EXECUTE FUNCTION "mark_face_of"();

-- How often an advocate's link was opened on a day of the shop's calendar; of who opened it nothing is kept.
CREATE TABLE "referral_click" (
  "shop_id" BIGINT NOT NULL,
  "member_id" UUID NOT NULL,
  "day" DATE NOT NULL,
  "clicks" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "referral_click_pkey" PRIMARY KEY ("shop_id", "member_id", "day"),
  CONSTRAINT "referral_click_member" FOREIGN KEY ("shop_id", "member_id") REFERENCES "member" ("shop_id", "id")
);

-- From which network addresses (keyed hashes) an advocate was seen with their own code; gone after 30 days.
CREATE TABLE "referral_trace" (
  "shop_id" BIGINT NOT NULL,
  "member_id" UUID NOT NULL,
  "network_hash" TEXT NOT NULL,
  "seen_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "referral_trace_pkey" PRIMARY KEY ("shop_id", "member_id", "network_hash"),
  CONSTRAINT "referral_trace_member" FOREIGN KEY ("shop_id", "member_id") REFERENCES "member" ("shop_id", "id")
);
CREATE INDEX "referral_trace_old" ON "referral_trace" ("shop_id", "seen_at");

DO $$
DECLARE tenant TEXT;
BEGIN
  FOREACH tenant IN ARRAY ARRAY['referral_code', 'referral', 'referral_gain', 'referral_click', 'referral_trace'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant);
    EXECUTE format('CREATE POLICY of_shop ON %I USING (shop_id = nullif(current_setting(''app.shop_id'', true), '''')::bigint) '
                   'WITH CHECK (shop_id = nullif(current_setting(''app.shop_id'', true), '''')::bigint)', tenant);
  END LOOP;
END $$;

-- A plan with referrals, or without: the program's face says whether codes are taken.
DROP TRIGGER "face_job_of_shop" ON "shop";
CREATE CONSTRAINT TRIGGER "face_job_of_shop" AFTER UPDATE ON "shop" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW."status" NOT IN ('uninstalled', 'locked')
        AND (OLD."status", OLD."spending_paused", OLD."currency", OLD."zone", OLD."locale", OLD."locales", OLD."installed_at", OLD."scopes",
             OLD."app_plan")
            IS DISTINCT FROM
            (NEW."status", NEW."spending_paused", NEW."currency", NEW."zone", NEW."locale", NEW."locales", NEW."installed_at", NEW."scopes",
             NEW."app_plan"))
  EXECUTE FUNCTION "enqueue_faces"();
