-- What the law asks for: requests with their term and a record that each was done (docs/decisions/0046-what-the-law-asks.md).

CREATE TABLE "privacy_request" (
  "shop_id" BIGINT NOT NULL,
  "id" UUID NOT NULL,
  -- of the inbox: the same event is the same request; null: staff asked
  "event_id" BIGINT,
  "kind" TEXT NOT NULL,
  -- shopify, "staff:<Shopify user id>"
  "asked_by" TEXT NOT NULL,
  -- null: it is about the whole shop, or the customer was forgotten
  "customer_id" BIGINT,
  "member_id" UUID,
  -- the orders that Shopify names
  "order_ids" BIGINT[] NOT NULL DEFAULT '{}',
  "received_at" TIMESTAMPTZ(3) NOT NULL,
  "due_at" TIMESTAMPTZ(3) NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'waiting',
  -- what came of it: a code
  "outcome" TEXT,
  "tries" INTEGER NOT NULL DEFAULT 0,
  -- why the last try did not finish: a code
  "error" TEXT,
  "done_at" TIMESTAMPTZ(3),
  -- figures: how much of what was forgotten
  "result" JSONB,
  "language" TEXT,
  -- what the customer is told; emptied at archive_until
  "archive" JSONB,
  "archive_until" TIMESTAMPTZ(3),
  "fetched_at" TIMESTAMPTZ(3),
  "fetched_by" TEXT,
  CONSTRAINT "privacy_request_pkey" PRIMARY KEY ("shop_id", "id"),
  CONSTRAINT "privacy_request_kind" CHECK ("kind" IN ('data-request', 'customer-redact', 'shop-redact')),
  CONSTRAINT "privacy_request_state" CHECK ("state" IN ('waiting', 'done', 'void') AND ("state" = 'waiting') = ("done_at" IS NULL)),
  CONSTRAINT "privacy_request_archive" CHECK ("archive" IS NULL OR ("kind" = 'data-request' AND "archive_until" IS NOT NULL)),
  CONSTRAINT "privacy_request_member" FOREIGN KEY ("shop_id", "member_id") REFERENCES "member" ("shop_id", "id")
);
CREATE UNIQUE INDEX "privacy_request_of_event" ON "privacy_request" ("shop_id", "event_id");
CREATE INDEX "privacy_request_newest" ON "privacy_request" ("shop_id", "received_at" DESC, "id" DESC);
ALTER TABLE "privacy_request" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "privacy_request" FORCE ROW LEVEL SECURITY;
CREATE POLICY of_shop ON "privacy_request" USING (shop_id = nullif(current_setting('app.shop_id', true), '')::bigint)
  WITH CHECK (shop_id = nullif(current_setting('app.shop_id', true), '')::bigint);

-- That a shop's data was deleted, when nothing else of the shop is left: a system table. Of the shop it holds a keyed hash.
CREATE TABLE "erasure_record" (
  "id" UUID NOT NULL,
  "shop_hash" TEXT NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "due_at" TIMESTAMPTZ(3) NOT NULL,
  "done_at" TIMESTAMPTZ(3) NOT NULL,
  "rows" BIGINT NOT NULL,
  CONSTRAINT "erasure_record_pkey" PRIMARY KEY ("id")
);

-- What of an order says who placed it was taken out, and is not written again.
ALTER TABLE "order_state" ADD COLUMN "forgotten" BOOLEAN NOT NULL DEFAULT false;

-- What was noted under a customer's number may be noted under the member's own id instead, which says less; nothing else of it changes.
CREATE OR REPLACE FUNCTION "only_redact"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(OLD) - 'detail') = (to_jsonb(NEW) - 'detail') AND NEW."detail" = OLD."detail" - ARRAY['reason', 'note'] THEN
    IF EXISTS (
         SELECT FROM "member" m LEFT JOIN "member" kept ON kept."shop_id" = m."shop_id" AND kept."id" = m."merged_into"
          WHERE m."shop_id" = OLD."shop_id" AND 'erased' IN (m."status", kept."status")
            AND m."id" = CASE WHEN OLD."subject" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN OLD."subject"::uuid END) THEN
      RETURN NEW;
    END IF;
  ELSIF (to_jsonb(OLD) - 'subject') = (to_jsonb(NEW) - 'subject') AND NEW."subject" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN
    IF EXISTS (
         SELECT FROM "member" m
          WHERE m."shop_id" = OLD."shop_id" AND m."id" = NEW."subject"::uuid AND m."customer_id"::text = OLD."subject") THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'audit_entry is append-only: UPDATE refused' USING ERRCODE = 'restrict_violation';
END $$;

-- Requests that were noted and not acted on yet. Shop by shop: under row-level security a statement over all sees nothing.
DO $$
DECLARE one BIGINT;
BEGIN
  FOR one IN SELECT id FROM "shop" LOOP
    PERFORM set_config('app.shop_id', one::text, true);
    INSERT INTO "privacy_request" ("shop_id", "id", "event_id", "kind", "asked_by", "customer_id", "order_ids", "received_at", "due_at")
    SELECT one, a."id", (a."detail"->>'eventId')::bigint,
           CASE a."action" WHEN 'compliance.customers/data_request' THEN 'data-request'
                           WHEN 'compliance.customers/redact' THEN 'customer-redact' ELSE 'shop-redact' END,
           'shopify', CASE WHEN a."subject" ~ '^[0-9]{1,19}$' THEN a."subject"::bigint END,
           ARRAY(SELECT jsonb_array_elements_text(coalesce(a."detail"->'orderIds', '[]'))::bigint), a."at", a."at" + interval '30 days'
      FROM "audit_entry" a
     WHERE a."shop_id" = one AND a."action" IN ('compliance.customers/data_request', 'compliance.customers/redact', 'compliance.shop/redact')
    ON CONFLICT DO NOTHING;
  END LOOP;
  PERFORM set_config('app.shop_id', '', true);
END $$;
