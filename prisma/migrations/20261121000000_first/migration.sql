-- The tables of the design that orders, points, the inbox and the REST interface need.
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "shop" (
    "id" BIGSERIAL NOT NULL,
    "domain" TEXT NOT NULL,
    "shopify_id" BIGINT,
    "name" TEXT,
    "status" TEXT NOT NULL DEFAULT 'active',
    "currency" TEXT NOT NULL,
    "zone" TEXT NOT NULL DEFAULT 'UTC',
    "taxes_included" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "locales" TEXT[] DEFAULT ARRAY['en']::TEXT[],
    "plan" TEXT,
    "plus" BOOLEAN NOT NULL DEFAULT false,
    "customer_accounts" TEXT NOT NULL DEFAULT 'new',
    "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "spending_paused" TEXT,
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "uninstalled_at" TIMESTAMPTZ(3),
    "served_at" TIMESTAMPTZ(3) NOT NULL DEFAULT '1970-01-01 00:00:00 +00:00',
    "swept_to" TIMESTAMPTZ(3),

    CONSTRAINT "shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "shop_id" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "offset_ms" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_event" (
    "id" BIGSERIAL NOT NULL,
    "shop_domain" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "webhook_id" TEXT,
    "api_version" TEXT,
    "triggered_at" TEXT,
    "body" BYTEA,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dead_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "webhook_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "shop_id" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "status" INTEGER,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("shop_id","key")
);

-- CreateTable
CREATE TABLE "program_version" (
    "shop_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "in_force_from" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),
    "published_by" TEXT,

    CONSTRAINT "program_version_pkey" PRIMARY KEY ("shop_id","number")
);

-- CreateTable
CREATE TABLE "member" (
    "shop_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" BIGINT,
    "status" TEXT NOT NULL DEFAULT 'candidate',
    "joined_at" TIMESTAMPTZ(3),
    "joined_how" TEXT,
    "blocked_at" TIMESTAMPTZ(3),
    "left_at" TIMESTAMPTZ(3),
    "merged_into" UUID,
    "tombstone" TEXT,
    "email" TEXT,
    "email_hash" TEXT,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "first_name" TEXT,
    "last_name" TEXT,
    "locale" TEXT,
    "account_state" TEXT,
    "customer_created_at" TIMESTAMPTZ(3),
    "customer_updated_at" TIMESTAMPTZ(3),
    "tier" TEXT,
    "tier_since" TIMESTAMPTZ(3),
    "tier_until" TIMESTAMPTZ(3),
    "tier_due_at" TIMESTAMPTZ(3),
    "pending" BIGINT NOT NULL DEFAULT 0,
    "available" BIGINT NOT NULL DEFAULT 0,
    "held" BIGINT NOT NULL DEFAULT 0,
    "owed" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "consent" (
    "shop_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text_version" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "surface" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "order_state" (
    "shop_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "member_id" UUID,
    "guest_hash" TEXT,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "source_updated_at" TIMESTAMPTZ(3) NOT NULL,
    "facts" JSONB NOT NULL,
    "from_our_copy" BOOLEAN NOT NULL DEFAULT false,
    "deleted" BOOLEAN NOT NULL DEFAULT false,
    "program_version" INTEGER,
    "context" JSONB,
    "counts" JSONB,
    "sources" JSONB,
    "granted" BIGINT NOT NULL DEFAULT 0,
    "reversed" BIGINT NOT NULL DEFAULT 0,
    "explanation" JSONB,
    "postings" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "order_state_pkey" PRIMARY KEY ("shop_id","order_id")
);

-- CreateTable
CREATE TABLE "transfer" (
    "shop_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "from_account" TEXT NOT NULL,
    "to_account" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "cause_type" TEXT NOT NULL,
    "cause_id" TEXT NOT NULL,
    "cause_key" TEXT NOT NULL,
    "reverses" UUID,
    "program_version" INTEGER,
    "explanation" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "lot" (
    "shop_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "cause_type" TEXT NOT NULL,
    "cause_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "remaining" BIGINT NOT NULL,
    "expired" BIGINT NOT NULL DEFAULT 0,
    "approved" BOOLEAN NOT NULL,
    "earned_at" TIMESTAMPTZ(3) NOT NULL,
    "available_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "expiry_follows" UUID,

    CONSTRAINT "lot_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "lot_use" (
    "shop_id" BIGINT NOT NULL,
    "transfer_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "lot_use_pkey" PRIMARY KEY ("shop_id","transfer_id","lot_id")
);

-- CreateTable
CREATE TABLE "discount" (
    "shop_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID,
    "purpose" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "gid" TEXT,
    "document" JSONB NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "discount_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "redemption" (
    "shop_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "discount_id" UUID,
    "reward" TEXT NOT NULL,
    "program_version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "points" BIGINT NOT NULL,
    "value" JSONB NOT NULL,
    "captured" BIGINT NOT NULL DEFAULT 0,
    "released" BIGINT NOT NULL DEFAULT 0,
    "returned" BIGINT NOT NULL DEFAULT 0,
    "order_id" BIGINT,
    "reserved_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,

    CONSTRAINT "redemption_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "tier_change" (
    "shop_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "from_tier" TEXT,
    "to_tier" TEXT,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tier_change_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "shop_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "sweep" (
    "shop_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "reached_to" TIMESTAMPTZ(3),
    "orders" INTEGER NOT NULL DEFAULT 0,
    "drift" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "sweep_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "drift" (
    "shop_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "sweep_id" UUID NOT NULL,
    "order_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "repaired_at" TIMESTAMPTZ(3),

    CONSTRAINT "drift_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "shop_domain_key" ON "shop"("domain");

-- CreateIndex
CREATE INDEX "session_shop_idx" ON "session"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE INDEX "api_key_shop_id_idx" ON "api_key"("shop_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_event_shop_domain_topic_event_id_key" ON "webhook_event"("shop_domain", "topic", "event_id");

-- CreateIndex
CREATE INDEX "idempotency_key_shop_id_created_at_idx" ON "idempotency_key"("shop_id", "created_at");

-- CreateIndex
CREATE INDEX "member_shop_id_email_hash_idx" ON "member"("shop_id", "email_hash");

-- CreateIndex
CREATE UNIQUE INDEX "member_shop_id_customer_id_key" ON "member"("shop_id", "customer_id");

-- CreateIndex
CREATE INDEX "consent_shop_id_member_id_idx" ON "consent"("shop_id", "member_id");

-- CreateIndex
CREATE INDEX "order_state_shop_id_member_id_placed_at_order_id_idx" ON "order_state"("shop_id", "member_id", "placed_at", "order_id");

-- CreateIndex
CREATE INDEX "order_state_shop_id_placed_at_idx" ON "order_state"("shop_id", "placed_at");

-- CreateIndex
CREATE INDEX "transfer_shop_id_member_id_at_id_idx" ON "transfer"("shop_id", "member_id", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_shop_id_cause_key_key" ON "transfer"("shop_id", "cause_key");

-- CreateIndex
CREATE UNIQUE INDEX "lot_shop_id_member_id_cause_type_cause_id_source_key" ON "lot"("shop_id", "member_id", "cause_type", "cause_id", "source");

-- CreateIndex
CREATE INDEX "lot_use_shop_id_lot_id_idx" ON "lot_use"("shop_id", "lot_id");

-- CreateIndex
CREATE INDEX "discount_shop_id_member_id_idx" ON "discount"("shop_id", "member_id");

-- CreateIndex
CREATE INDEX "discount_shop_id_gid_idx" ON "discount"("shop_id", "gid");

-- CreateIndex
CREATE UNIQUE INDEX "discount_shop_id_code_key" ON "discount"("shop_id", "code");

-- CreateIndex
CREATE INDEX "redemption_shop_id_member_id_reserved_at_idx" ON "redemption"("shop_id", "member_id", "reserved_at");

-- CreateIndex
CREATE INDEX "redemption_shop_id_order_id_idx" ON "redemption"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "redemption_shop_id_discount_id_idx" ON "redemption"("shop_id", "discount_id");

-- CreateIndex
CREATE INDEX "tier_change_shop_id_member_id_posted_at_idx" ON "tier_change"("shop_id", "member_id", "posted_at");

-- CreateIndex
CREATE INDEX "audit_entry_shop_id_at_idx" ON "audit_entry"("shop_id", "at");

-- CreateIndex
CREATE INDEX "sweep_shop_id_started_at_idx" ON "sweep"("shop_id", "started_at");

-- CreateIndex
CREATE INDEX "drift_shop_id_sweep_id_idx" ON "drift"("shop_id", "sweep_id");


-- What Prisma cannot say stands below, by hand.

-- Ends and states are checked by the database, so that no path around the code can store what the code would refuse.
ALTER TABLE "shop" ADD CONSTRAINT "shop_status" CHECK ("status" IN ('active', 'paused', 'uninstalled', 'locked'));
ALTER TABLE "program_version"
  ADD CONSTRAINT "program_version_state" CHECK ("state" IN ('draft', 'live', 'retired')),
  ADD CONSTRAINT "program_version_in_force" CHECK ("state" = 'draft' OR ("in_force_from" IS NOT NULL AND "published_at" IS NOT NULL));
CREATE UNIQUE INDEX "program_version_one_live" ON "program_version" ("shop_id") WHERE "state" = 'live';

ALTER TABLE "member"
  ADD CONSTRAINT "member_status" CHECK ("status" IN ('candidate', 'active', 'blocked', 'left', 'erased')),
  ADD CONSTRAINT "member_balances" CHECK ("pending" >= 0 AND "available" >= 0 AND "held" >= 0 AND "owed" >= 0),
  ADD CONSTRAINT "member_no_points_beside_debt" CHECK ("available" = 0 OR "owed" = 0),
  ADD CONSTRAINT "member_erased_is_empty" CHECK ("status" <> 'erased' OR ("customer_id" IS NULL AND "email" IS NULL AND "first_name" IS NULL AND "last_name" IS NULL AND "email_hash" IS NULL));
CREATE UNIQUE INDEX "member_tombstone" ON "member" ("shop_id", "tombstone") WHERE "tombstone" IS NOT NULL;
CREATE INDEX "member_merged" ON "member" ("shop_id", "merged_into") WHERE "merged_into" IS NOT NULL;
CREATE INDEX "member_tier_due" ON "member" ("shop_id", "tier_due_at") WHERE "tier_due_at" IS NOT NULL;

ALTER TABLE "order_state"
  ADD CONSTRAINT "order_state_points" CHECK ("granted" >= 0 AND "reversed" >= 0 AND "reversed" <= "granted"),
  ADD CONSTRAINT "order_state_member" FOREIGN KEY ("shop_id", "member_id") REFERENCES "member" ("shop_id", "id");
CREATE INDEX "order_state_guest" ON "order_state" ("shop_id", "guest_hash") WHERE "member_id" IS NULL AND "guest_hash" IS NOT NULL;
CREATE INDEX "order_state_unjudged" ON "order_state" ("shop_id", "member_id") WHERE "program_version" IS NULL AND "member_id" IS NOT NULL;

ALTER TABLE "transfer"
  ADD CONSTRAINT "transfer_amount" CHECK ("amount" > 0),
  ADD CONSTRAINT "transfer_accounts" CHECK (
    "from_account" IN ('pending', 'available', 'held', 'owed', 'issued', 'redeemed', 'expired', 'opening', 'moved') AND
    "to_account" IN ('pending', 'available', 'held', 'owed', 'issued', 'redeemed', 'expired', 'opening', 'moved') AND
    "from_account" <> "to_account"),
  ADD CONSTRAINT "transfer_member" FOREIGN KEY ("shop_id", "member_id") REFERENCES "member" ("shop_id", "id");
CREATE INDEX "transfer_cause" ON "transfer" ("shop_id", "cause_type", "cause_id");

ALTER TABLE "lot"
  ADD CONSTRAINT "lot_remaining" CHECK ("amount" > 0 AND "remaining" >= 0 AND "expired" >= 0 AND "remaining" + "expired" <= "amount"),
  ADD CONSTRAINT "lot_member" FOREIGN KEY ("shop_id", "member_id") REFERENCES "member" ("shop_id", "id");
CREATE INDEX "lot_live" ON "lot" ("shop_id", "member_id") WHERE "remaining" > 0;
CREATE INDEX "lot_to_approve" ON "lot" ("shop_id", "available_at") WHERE NOT "approved" AND "remaining" > 0;
CREATE INDEX "lot_to_expire" ON "lot" ("shop_id", "expires_at") WHERE "remaining" > 0 AND "expires_at" IS NOT NULL;

ALTER TABLE "lot_use"
  ADD CONSTRAINT "lot_use_amount" CHECK ("amount" <> 0),
  ADD CONSTRAINT "lot_use_lot" FOREIGN KEY ("shop_id", "lot_id") REFERENCES "lot" ("shop_id", "id"),
  ADD CONSTRAINT "lot_use_transfer" FOREIGN KEY ("shop_id", "transfer_id") REFERENCES "transfer" ("shop_id", "id");

ALTER TABLE "discount"
  ADD CONSTRAINT "discount_state" CHECK ("state" IN ('planned', 'issued', 'deactivated', 'deleted', 'failed')),
  ADD CONSTRAINT "discount_code" CHECK ("code" = upper("code")),
  ADD CONSTRAINT "discount_member" FOREIGN KEY ("shop_id", "member_id") REFERENCES "member" ("shop_id", "id");

ALTER TABLE "redemption"
  ADD CONSTRAINT "redemption_status" CHECK ("status" IN ('reserved', 'issued', 'used', 'returned', 'released', 'failed')),
  ADD CONSTRAINT "redemption_points" CHECK ("points" > 0 AND "captured" + "released" <= "points" AND "returned" <= "captured"),
  ADD CONSTRAINT "redemption_member" FOREIGN KEY ("shop_id", "member_id") REFERENCES "member" ("shop_id", "id"),
  ADD CONSTRAINT "redemption_discount" FOREIGN KEY ("shop_id", "discount_id") REFERENCES "discount" ("shop_id", "id");
CREATE INDEX "redemption_open" ON "redemption" ("shop_id", "expires_at") WHERE "status" IN ('reserved', 'issued');

ALTER TABLE "consent" ADD CONSTRAINT "consent_member" FOREIGN KEY ("shop_id", "member_id") REFERENCES "member" ("shop_id", "id");
ALTER TABLE "tier_change" ADD CONSTRAINT "tier_change_member" FOREIGN KEY ("shop_id", "member_id") REFERENCES "member" ("shop_id", "id");
ALTER TABLE "drift" ADD CONSTRAINT "drift_sweep" FOREIGN KEY ("shop_id", "sweep_id") REFERENCES "sweep" ("shop_id", "id");

-- The drain asks for what is due; what was processed or is dead is out of its way.
CREATE INDEX "webhook_event_due" ON "webhook_event" ("shop_domain", "next_attempt_at", "id") WHERE "processed_at" IS NULL AND "dead_at" IS NULL;
CREATE INDEX "webhook_event_dead" ON "webhook_event" ("shop_domain") WHERE "dead_at" IS NOT NULL AND "processed_at" IS NULL;
CREATE INDEX "webhook_event_done" ON "webhook_event" ("processed_at") WHERE "processed_at" IS NOT NULL;

ALTER TABLE "clock" ADD CONSTRAINT "clock_one_row" CHECK ("id" = 1);
INSERT INTO "clock" ("id", "offset_ms") VALUES (1, 0);

-- Tenancy. Without a shop set a read is empty and a write refused; nullif, because a fresh connection has no such setting and a used one an empty one.
DO $$
DECLARE tenant text;
BEGIN
  FOREACH tenant IN ARRAY ARRAY['idempotency_key', 'program_version', 'member', 'consent', 'order_state', 'transfer', 'lot', 'lot_use',
                                'discount', 'redemption', 'tier_change', 'audit_entry', 'sweep', 'drift'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant);
    EXECUTE format('CREATE POLICY of_shop ON %I USING (shop_id = nullif(current_setting(''app.shop_id'', true), '''')::bigint) '
                   'WITH CHECK (shop_id = nullif(current_setting(''app.shop_id'', true), '''')::bigint)', tenant);
  END LOOP;
END $$;

-- What was written stays written. Only the erasure of one whole shop, which names that shop in app.erasing_shop, may delete.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND nullif(current_setting('app.erasing_shop', true), '')::bigint = OLD.shop_id THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: TRUNCATE refused', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
DO $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['transfer', 'lot_use', 'tier_change', 'audit_entry'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', kept);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()', kept);
  END LOOP;
END $$;

-- A consent may be withdrawn once, and nothing else of it changes.
CREATE FUNCTION only_withdraw() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL AND
     (to_jsonb(OLD) - 'withdrawn_at') = (to_jsonb(NEW) - 'withdrawn_at') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'consent is append-only: UPDATE refused' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE ON "consent" FOR EACH ROW EXECUTE FUNCTION only_withdraw();
CREATE TRIGGER append_only_delete BEFORE DELETE ON "consent" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON "consent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();

-- A published document is never rewritten.
CREATE FUNCTION keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND (NEW.state = 'draft' OR OLD.number <> NEW.number OR
                               OLD.document IS DISTINCT FROM NEW.document OR OLD.in_force_from IS DISTINCT FROM NEW.in_force_from) THEN
    RAISE EXCEPTION 'program version % is published: its document cannot change', OLD.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_published BEFORE UPDATE ON "program_version" FOR EACH ROW EXECUTE FUNCTION keep_published();
CREATE TRIGGER keep_published_delete BEFORE DELETE ON "program_version" FOR EACH ROW WHEN (OLD.state <> 'draft') EXECUTE FUNCTION refuse_change();
