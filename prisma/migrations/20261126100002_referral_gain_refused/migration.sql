-- The few of them that Shopify refuses to make.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "referral_gain_refused" ON "referral_gain" ("shop_id", "refused_at") WHERE "refused_at" IS NOT NULL AND "state" = 'given';
