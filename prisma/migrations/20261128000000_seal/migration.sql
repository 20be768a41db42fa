-- A day of a shop's transfers, sealed after its end and chained to the day before (docs/decisions/0048-the-daily-seal.md).
CREATE TABLE "seal" (
    "shop_id" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "transfers" BIGINT NOT NULL,
    "points" BIGINT NOT NULL,
    "digest" TEXT NOT NULL,
    "seal" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seal_pkey" PRIMARY KEY ("shop_id","day")
);

ALTER TABLE "seal" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "seal" FORCE ROW LEVEL SECURITY;
CREATE POLICY of_shop ON "seal" USING (shop_id = nullif(current_setting('app.shop_id', true), '')::bigint)
                   WITH CHECK (shop_id = nullif(current_setting('app.shop_id', true), '')::bigint);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "seal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON "seal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
